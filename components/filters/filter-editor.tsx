'use client'

import { type FilterName, filterDefinitions, pagePrefix } from '@/lib/filters/filter-definitions'
import { isPattern } from '@/lib/sessionizer/pattern'
import { ChoiceEditor, type ChoiceList } from './choice-editor'
import { DateEditor } from './date-editor'
import { PathEditor } from './path-editor'
import { RangeEditor } from './range-editor'
import { SearchEditor } from './search-editor'
import { SequenceEditor } from './sequence/sequence-editor'

/** What stands in the popover of a filter. */
export function FilterEditor({
  name,
  timeZone,
  onDone,
}: {
  name: FilterName
  timeZone: string
  /** A single choice was made: the popover may close. */
  onDone: () => void
}) {
  switch (name) {
    case 'date':
      return <DateEditor timeZone={timeZone} onDone={onDone} />
    case 'duration':
    case 'events':
    case 'points':
    case 'visit':
    case 'sinceFirst':
      return <RangeEditor name={name} onDone={onDone} />
    case 'seq':
      return <SequenceEditor onDone={onDone} />
    case 'path':
      return <PathEditor />
    case 'q':
      return <SearchEditor onDone={onDone} />
    default:
      return (
        <ChoiceEditor
          lists={choiceLists[name]}
          placeholder={placeholders[name] ?? `${filterDefinitions[name].label}…`}
        />
      )
  }
}

/** What one may type beyond the name of a choice. */
const placeholders: Partial<Record<FilterName, string>> = {
  lead: 'Name, email or company…',
  entry: 'Action, or page like /blog/*…',
  exit: 'Action, or page like /blog/*…',
  entryPath: 'Page, or pattern like /blog/*…',
  exitPath: 'Page, or pattern like /blog/*…',
  contains: 'Event, or page like /pricing*…',
}

const pattern = (text: string) =>
  text.startsWith('/') || text.includes('*')
    ? { value: text, label: `Pages that match ${text}${isPattern(text) ? ' (* is any run of characters)' : ''}` }
    : null

const page = (text: string) => {
  const found = pattern(text)
  return found && { value: `${pagePrefix}${found.value}`, label: found.label }
}

const entryPath: ChoiceList = { name: 'entryPath', heading: 'On page', isSearched: true, fromText: pattern }
const exitPath: ChoiceList = { name: 'exitPath', heading: 'On page', isSearched: true, fromText: pattern }

type ChoiceName = Exclude<
  FilterName,
  'date' | 'duration' | 'events' | 'points' | 'visit' | 'sinceFirst' | 'seq' | 'path' | 'q'
>

const choiceLists: Record<ChoiceName, ChoiceList[]> = {
  lead: [{ name: 'lead', isSearched: true }],
  entry: [{ name: 'entry', heading: 'First action' }, entryPath],
  exit: [{ name: 'exit', heading: 'Last action' }, exitPath],
  entryPath: [entryPath],
  exitPath: [exitPath],
  source: [{ name: 'source' }],
  campaign: [{ name: 'campaign', isSearched: true }],
  status: [{ name: 'status' }],
  intent: [{ name: 'intent' }],
  outcome: [{ name: 'outcome' }],
  reached: [{ name: 'reached' }],
  missed: [{ name: 'missed' }],
  firstWith: [{ name: 'firstWith' }],
  firstTouch: [{ name: 'firstTouch' }],
  contains: [
    {
      name: 'contains',
      isSearched: true,
      fromText: page,
      groups: [
        { heading: 'Event', has: (value) => !value.startsWith(pagePrefix) },
        { heading: 'Page', has: (value) => value.startsWith(pagePrefix) },
      ],
    },
  ],
}

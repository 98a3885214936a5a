import { expect, test } from 'vitest'
import { describeFilter, describeOption } from './describe-filter'
import { parseSessionFilter } from './session-filter'

const chips = (text: string) =>
  describeFilter(parseSessionFilter(new URLSearchParams(text)).filter, (id) => (id === 'a1' ? 'Ann Lee' : undefined))

test.each([
  ['lead=a1', 'Lead', 'Ann Lee'],
  ['lead=a1,b2', 'Lead', 'Ann Lee or b2'],
  ['from=2026-03-01&to=2026-03-07&tz=Europe/Berlin', 'Date', '1 – 7 Mar 2026'],
  ['from=2026-03-01', 'Date', 'From 1 Mar 2026'],
  ['to=2026-03-01', 'Date', 'Until 1 Mar 2026'],
  ['duration=60..299', 'Duration', '1 to 5 min'],
  ['duration=3661..', 'Duration', '1 h 1 min 1 s or more'],
  ['duration=..90', 'Duration', '1 min 30 s or less'],
  ['duration=1..120', 'Duration', '1 s to 2 min'],
  ['events=3', 'Events', '3'],
  ['points=..-1', 'Points', 'Negative'],
  ['points=-5..5', 'Points', '-5 to 5'],
  ['entry=email_open,page_view', 'Entry point', 'Email opened or Page viewed'],
  ['exitPath=/a,/b,/c,/d', 'Exit page', '/a, /b or 2 others'],
  ['entryPath=(none)', 'Entry page', 'No page'],
  ['campaign=(none),spring', 'Campaign', 'No campaign or spring'],
  ['source=paid+search', 'Source', 'Paid Search'],
  ['status=active', 'Status', 'Active'],
  ['contains=demo_request,page:/pricing*', 'Contains', 'Demo requested and /pricing*'],
  ['seq=email_click+%3E+page:/pricing*', 'Sequence', 'Email clicked, later Pricing page'],
  ['path=category:Pricing|Docs:demo_request:?>Pricing>*:!', 'Path', 'any step › Pricing › … › Demo requested'],
  ['path=type::demo_request:Email+opened:', 'Path', 'Email opened › without Demo requested'],
  ['reached=demo_request,trial_signup', 'Reached', 'Demo requested or Trial started'],
  ['missed=demo_request', 'Without', 'Demo requested'],
  ['firstWith=demo_request', 'First with', 'Demo requested'],
  ['visit=2..', 'Visit number', '2 or more'],
  ['visit=5..', 'Visit number', '5 or more'],
  ['sinceFirst=0', 'Days since first visit', 'Within a day'],
  ['sinceFirst=1..7', 'Days since first visit', '1 to 7 days'],
  ['firstTouch=paid+search', 'First touch', 'Paid Search'],
  ['q=ann+lee', 'Search', 'ann lee'],
])('%s reads "%s: %s"', (text, label, value) => {
  expect(chips(text).map((chip) => [chip.label, chip.value])).toEqual([[label, value]])
})

test('a chip takes its parameters with it', () => {
  expect(chips('tz=UTC&from=2026-03-01&q=ann').map(({ param, params }) => [param, params])).toEqual([
    ['date', ['from', 'to', 'tz']],
    ['q', ['q']],
  ])
})

test('a time zone alone filters nothing', () => {
  expect(chips('tz=Europe/Berlin')).toEqual([])
})

test('a facet names its values as the chips do', () => {
  expect(describeOption('outcome', 'converted')).toBe('Converted')
  expect(describeOption('source', 'SMS')).toBe('SMS')
  expect(describeOption('contains', 'page:/a')).toBe('/a')
})

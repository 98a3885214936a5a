import { parseArgs } from 'node:util'
import { mappingProblem } from '@/lib/importers/check-mapping'
import { type FileFormat, fileFormats } from '@/lib/importers/detect-format'
import type { Mapping } from '@/lib/importers/fields'
import { guessMapping } from '@/lib/importers/guess-mapping'
import {
  applyWanted,
  parseMapOption,
  parsePassiveOption,
  parseTypesOption,
  type WantedFields,
} from '@/lib/importers/parse-options'
import type { TypeAliases } from '@/lib/importers/type-aliases'
import type { RowSource } from '@/lib/imports/open-rows'
import { isTimeZone } from '@/lib/time/zone'
import { orUsageError, UsageError } from './usage-error'

const importUsage = `Usage: npm run import -- FILE [options]

  --format csv|ndjson           instead of what name and content tell
  --map lead=visitor_id,at=ts   columns of fields; the rest is guessed. "points=" for none, "ignore=col" leaves a column out
  --types open_email=email_open event types to store under another name
  --timezone Europe/Berlin      zone of times without one (default UTC)
  --passive a,b|none            event types that are not the lead's own doing; changes the workspace's list
  --dry-run                     only say what would be imported
  --rejects FILE                write rejected rows there, with line number and reason
`

export interface ReadingOptions {
  wanted: WantedFields
  aliases: TypeAliases
  assumedZone: string
  passive: string[] | undefined
}

export interface ImportArguments extends ReadingOptions {
  file: string
  format: FileFormat | undefined
  isDryRun: boolean
  rejectsFile: string | undefined
}

/** Options that `import` and `sessions compute` share. */
export const readingOptions = {
  map: { type: 'string', multiple: true },
  types: { type: 'string', multiple: true },
  timezone: { type: 'string' },
  passive: { type: 'string' },
} as const

interface ReadingValues {
  map?: string[] | undefined
  types?: string[] | undefined
  timezone?: string | undefined
  passive?: string | undefined
}

/** @throws UsageError */
export function readImportArguments(args: string[]): ImportArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...readingOptions,
      format: { type: 'string' },
      'dry-run': { type: 'boolean' },
      rejects: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError(`Which file?\n\n${importUsage}`)
  if (more.length > 0) throw new UsageError(`One file at a time: ${more.join(' ')} is too much`)
  return {
    file,
    format: readFormat(values.format),
    isDryRun: values['dry-run'] ?? false,
    rejectsFile: values.rejects,
    ...readReadingOptions(values),
  }
}

/** @throws UsageError */
export function readReadingOptions({ map = [], types = [], timezone = 'UTC', passive }: ReadingValues): ReadingOptions {
  if (!isTimeZone(timezone)) throw new UsageError(`--timezone: "${timezone}" is unknown; a name such as Europe/Berlin`)
  return {
    wanted: orUsageError(() => parseMapOption(map)),
    aliases: orUsageError(() => parseTypesOption(types)),
    assumedZone: timezone,
    passive: passive === undefined ? undefined : parsePassiveOption(passive),
  }
}

/** The columns' meaning: asked for, else guessed. @throws UsageError that names the columns when it does not suffice. */
export function resolveMapping({ format, columns, sample }: RowSource, wanted: WantedFields): Mapping {
  const mapping = applyWanted(guessMapping(columns, sample), wanted)
  const problem = mappingProblem(mapping, columns, format === 'csv')
  if (problem) throw new UsageError(`${problem} Name it: --map lead=...,at=...,type=...`)
  return mapping
}

function readFormat(text: string | undefined): FileFormat | undefined {
  if (text === undefined) return undefined
  const format = fileFormats.find((known) => known === text)
  if (!format) throw new UsageError(`--format: "${text}" is neither csv nor ndjson`)
  return format
}

import { AppError } from '@/lib/errors'
import { fieldNames, isFieldName, type Mapping } from './fields'
import type { TypeAliases } from './type-aliases'

// What people write on the command line: `--map lead=visitor_id,at=ts` and `--types open_email=email_open`.

/** Fields by column as asked for; an empty column means that the file has none. `ignore` may stand several times. */
export type WantedFields = Pick<Mapping, 'ignored'> & { fields: Partial<Record<string, string>> }

/** @throws AppError 'bad_request' for an unknown field or a part without `=`. */
export function parseMapOption(texts: readonly string[]): WantedFields {
  const wanted: WantedFields = { fields: {}, ignored: [] }
  for (const [field, column] of pairs(texts, '--map')) {
    if (field === 'ignore') wanted.ignored.push(column)
    else if (isFieldName(field)) wanted.fields[field] = column
    else throw unknown(`--map: there is no field "${field}". Fields: ${fieldNames.join(', ')}, and ignore.`)
  }
  return wanted
}

/** @throws AppError 'bad_request' for a part without `=` or with nothing on one side. */
export function parseTypesOption(texts: readonly string[]): TypeAliases {
  const aliases = pairs(texts, '--types')
  const empty = aliases.find(([from, to]) => from === '' || to === '')
  if (empty) throw unknown(`--types: "${empty.join('=')}" names no event type on one side`)
  return Object.fromEntries(aliases)
}

/** `none` is an empty list. */
export function parsePassiveOption(text: string): string[] {
  return text.trim() === 'none' ? [] : text.split(',').map(trim).filter(Boolean)
}

/** The guess, with what was asked for in its place. A column asked for one field is guessed for no other. */
export function applyWanted(guess: Mapping, wanted: WantedFields): Mapping {
  const taken = new Set([...Object.values(wanted.fields), ...wanted.ignored])
  const guessed = Object.entries(guess.fields).filter(([, column]) => !taken.has(column))
  const fields = Object.entries({ ...Object.fromEntries(guessed), ...wanted.fields }).filter(([, column]) => column)
  return { fields: Object.fromEntries(fields), ignored: wanted.ignored }
}

function pairs(texts: readonly string[], option: string): [string, string][] {
  return texts
    .flatMap((text) => text.split(','))
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const sign = part.indexOf('=')
      if (sign < 1) throw unknown(`${option}: "${part}" is not of the form name=value`)
      return [part.slice(0, sign).trim(), part.slice(sign + 1).trim()]
    })
}

function trim(text: string): string {
  return text.trim()
}

function unknown(message: string): AppError {
  return new AppError('bad_request', message)
}

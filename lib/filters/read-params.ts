import type { z } from 'zod'

/** A parameter that could not be read. Shown by the page, answered with 400 by the API; never ignored. */
export interface FilterProblem {
  param: string
  message: string
}

/** The query string as Next hands it to a page, or as the platform parses it. */
export type Params = URLSearchParams | Record<string, string | string[] | undefined>

/**
 * Decodes a query string, one parameter at a time: a problem with one leaves the others in force. An empty parameter
 * counts as missing, a repeated one as a list.
 */
export function readParams<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  params: Params,
): { values: Partial<z.output<z.ZodObject<Shape>>>; problems: FilterProblem[] } {
  const values: Record<string, unknown> = {}
  const problems: FilterProblem[] = []
  for (const [param, text] of textByParam(params)) {
    const flaw = flawOf(text)
    if (flaw) {
      problems.push({ param, message: `${param}: ${flaw}` })
      continue
    }
    const codec = Object.hasOwn(schema.shape, param) ? schema.shape[param] : undefined
    const parsed = (codec as z.ZodType | undefined)?.safeParse(text)
    if (!parsed) problems.push({ param, message: `Unknown parameter "${param}"` })
    else if (parsed.success) values[param] = parsed.data
    else problems.push(...parsed.error.issues.map(({ message }) => ({ param, message: `${param}: ${message}` })))
  }
  return { values: values as Partial<z.output<z.ZodObject<Shape>>>, problems }
}

const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What no database takes for text. */
export function flawOf(text: string): string | undefined {
  if (text.includes('\0')) return 'holds a NUL character'
  if (halfCharacter.test(text)) return 'holds half of a character'
}

/** The query string of typed values, in the order of the schema; what is undefined or empty is left out. */
export function writeParams<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  values: Partial<z.output<z.ZodObject<Shape>>>,
): URLSearchParams {
  const params = new URLSearchParams()
  for (const [param, codec] of Object.entries(schema.shape)) {
    const value = (values as Record<string, unknown>)[param]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    params.set(param, String((codec as z.ZodType).encode(value)))
  }
  return params
}

function textByParam(params: Params): Map<string, string> {
  const entries = params instanceof URLSearchParams ? params.entries() : flatten(params)
  const texts = new Map<string, string>()
  for (const [param, text] of entries) {
    if (text === '') continue
    const before = texts.get(param)
    texts.set(param, before === undefined ? text : `${before},${text}`)
  }
  return texts
}

function* flatten(params: Record<string, string | string[] | undefined>): Generator<[string, string]> {
  for (const [param, value] of Object.entries(params)) {
    for (const text of Array.isArray(value) ? value : [value ?? '']) yield [param, text]
  }
}

import { z } from 'zod'
import { joinList, splitList } from './list-text'

/** More values cannot be told apart on screen, and each pattern among them costs a look through all pages. */
const mostValues = 200

/** URL form `a,b` to typed form `['a', 'b']`, without repeats. */
export function listCodec() {
  return z.codec(z.string(), z.array(z.string()), {
    decode(text, context) {
      const values = [...new Set(splitList(text))]
      const message = problemOf(values)
      if (!message) return values
      context.issues.push({ code: 'custom', message, input: text })
      return z.NEVER
    },
    encode: joinList,
  })
}

function problemOf(values: string[]): string | undefined {
  if (values.includes('')) return 'has an empty value'
  if (values.length > mostValues) return `has more than ${mostValues} values`
}

/** As `listCodec`, for a closed list of values, given in any case. */
export function choiceCodec<const Value extends string>(allowed: readonly [Value, ...Value[]]) {
  const byLowerCase = new Map(allowed.map((value) => [value.toLowerCase(), value]))
  return z.codec(z.string(), z.array(z.enum(allowed)), {
    decode(text, context) {
      const given = splitList(text)
      const unknown = given.filter((value) => !byLowerCase.has(value.toLowerCase()))
      if (unknown.length === 0)
        return [...new Set(given.map((value) => byLowerCase.get(value.toLowerCase()) ?? value))] as Value[]
      const message = `${unknown.map((value) => `"${value}"`).join(', ')} is not one of ${allowed.join(', ')}`
      context.issues.push({ code: 'custom', message, input: text })
      return z.NEVER
    },
    encode: joinList,
  })
}

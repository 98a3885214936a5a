import { z } from 'zod'

// A list is comma separated. A comma or a backslash inside a value is written `\,` and `\\`; before any other character
// a backslash stands for itself.

/** The values of a list, in order. `a\,b,c` is `a,b` and `c`. */
export function splitList(text: string): string[] {
  const values: string[] = []
  let value = ''
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    const next = text[i + 1]
    if (character === '\\' && (next === ',' || next === '\\')) {
      value += next
      i++
    } else if (character === ',') {
      values.push(value)
      value = ''
    } else {
      value += character
    }
  }
  return [...values, value]
}

export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, '\\$&')).join(',')
}

/** URL form `a,b` to typed form `['a', 'b']`, without repeats. */
export function listCodec() {
  return z.codec(z.string(), z.array(z.string()), {
    decode(text, context) {
      const values = splitList(text)
      if (!values.includes('')) return [...new Set(values)]
      context.issues.push({ code: 'custom', message: 'has an empty value', input: text })
      return z.NEVER
    },
    encode: joinList,
  })
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

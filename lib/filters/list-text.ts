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

import type { Repetition, Sequence, TouchPattern } from './sequence'

/** The text form, see parse-sequence.ts. Reading it gives the same sequence. */
export function serializeSequence(sequence: Sequence): string {
  return sequence
    .map((step, index) => {
      const link = index === 0 ? '' : step.kind === 'some' && step.link === 'directly' ? ' >> ' : ' > '
      const names = (step.isExcept ? '~' : '') + step.anyOf.map(serializePattern).join('|')
      return step.kind === 'none' ? `${link}!${names}` : `${link}${names}${serializeRepetition(step.repeat)}`
    })
    .join('')
}

export function serializePattern({ kind, pattern }: TouchPattern): string {
  // In types and pages a backslash before a sign of the pattern stands there already.
  const value = pattern
    .replace(kind === 'category' ? /[\\>|{},]/g : /\\[\\*]|[\\>|{},]/g, (sign) =>
      sign.length === 2 ? sign : `\\${sign}`,
    )
    .replace(/\s$/, '\\$&')
    .replace(/^\s/, '\\$&')
  return kind === 'type' ? value.replace(/^(?:[!~]|(?:page|category)(?=:))/, '\\$&') : `${kind}:${value}`
}

function serializeRepetition(repeat: Repetition | undefined): string {
  if (!repeat) return ''
  const { min, max } = repeat
  if (min === max) return `{${min}}`
  return `{${min},${max ?? ''}}`
}

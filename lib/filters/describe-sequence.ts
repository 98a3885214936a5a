import { eventTypeLabel } from '@/lib/sessionizer/index'
import { fromPattern, isPattern } from '@/lib/sessionizer/pattern'
import type { NegativeStep, PositiveStep, Repetition, Sequence, TouchPattern, TouchSet } from './sequence'

/**
 * A sequence in words.
 * @example describeSequence(parse('email_click > page:/pricing* >> demo_request'))
 * // "Email clicked, later Pricing page, directly Demo requested"
 */
export function describeSequence(sequence: Sequence): string {
  const phrases: string[] = []
  let isStart = true
  let forbidden: NegativeStep[] = []
  for (const step of sequence) {
    if (step.kind === 'none') {
      forbidden.push(step)
      continue
    }
    if (forbidden.length > 0)
      phrases.push(`${describeForbidden(forbidden)} ${isStart ? 'before' : 'until'} ${describeStep(step)}`)
    else if (isStart) phrases.push(describeStep(step))
    else phrases.push(`${step.link} ${describeStep(step)}`)
    isStart = false
    forbidden = []
  }
  if (forbidden.length > 0) phrases.push(`${describeForbidden(forbidden)}${isStart ? '' : ' after it'}`)
  return capitalize(phrases.join(', '))
}

function describeStep({ anyOf, isExcept, repeat }: PositiveStep): string {
  const names = (isExcept ? 'any event but ' : '') + joinNames(anyOf.map(describePattern))
  return repeat ? `${names} ${describeRepetition(repeat)}` : names
}

function describeRepetition({ min, max }: Repetition): string {
  if (max === undefined) return min === 1 ? 'once or more in a row' : `${min} or more times in a row`
  return min === max ? `${min} times in a row` : `${min} to ${max} times in a row`
}

/** `demo_request` is "Demo requested", `page:/pricing*` or `category:Pricing` "Pricing page", `*` "any event". */
export function describePattern({ kind, pattern }: TouchPattern): string {
  if (kind === 'type') {
    if (pattern === '*') return 'any event'
    return isPattern(pattern) ? `${pattern} event` : eventTypeLabel(fromPattern(pattern))
  }
  if (kind === 'category') return `${pattern} page`
  if (pattern === '*') return 'any page'
  if (pattern === '/') return 'Home page'
  const [, word = ''] = /^\/([\p{L}\p{N}_-]+)(?:\/?\*|\/)?$/u.exec(pattern) ?? []
  return word === '' ? `page ${pattern}` : `${capitalize(word.replace(/[_-]+/g, ' '))} page`
}

/** "no Unsubscribed and only Page viewed" */
function describeForbidden(steps: readonly NegativeStep[]): string {
  const names = (sets: readonly TouchSet[]) => joinNames(sets.flatMap(({ anyOf }) => anyOf.map(describePattern)))
  const plain = steps.filter(({ isExcept }) => !isExcept)
  const only = steps.filter(({ isExcept }) => isExcept).map((step) => `only ${names([step])}`)
  return [...(plain.length > 0 ? [`no ${names(plain)}`] : []), ...only].join(' and ')
}

function joinNames(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

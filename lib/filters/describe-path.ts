import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { parsePath } from './path-text'
import type { PathStep, SessionPath } from './session-path'

/** A path in words: "Email clicked › any step › … › Demo requested". */
export function describePath({ steps, end, goals }: SessionPath): string {
  const words = steps.map(describeStep)
  if (end.kind === 'goal') words.push(end.types.map(eventTypeLabel).join(' or '))
  if (end.kind === 'none') words.push(`without ${goals.map(eventTypeLabel).join(' or ')}`)
  return words.join(' › ')
}

/** The same for its text form. */
export function describePathText(text: string): string {
  const { path } = parsePath(text)
  return path ? describePath(path) : text
}

function describeStep(step: PathStep): string {
  if (step.kind === 'label') return step.label
  return { any: 'any step', others: 'another step', rest: '…' }[step.kind]
}

import { z } from 'zod'
import { joinList, splitList } from './list-codec'

// The first steps of a session's path to the goal, comma separated:
//   category:Pricing,category:Demo    begins with these two
//   *,category:Pricing                any step, then Pricing
//   category:Home,.                   only Home, then the goal or nothing
//   .                                 no step at all: the session begins with the goal
//   email_open|email_click,!category:Blog|category:Docs    one of two, then anything but these
// Steps are named as in step-key.ts. A `|` or `\` in a name, and a `*`, `.` or `!` at its start, have a backslash before.

export interface PathStep {
  /** One of `keys`, none of them, or any step at all. */
  kind: 'of' | 'not' | 'any'
  keys: string[]
}

export interface PathPrefix {
  steps: PathStep[]
  /** Whether nothing more comes before the goal, or before the end of a session without one. */
  ends: boolean
}

export const pathLimits = { steps: 10, keysPerStep: 50 } as const

export const anyStep: PathStep = { kind: 'any', keys: [] }
export const oneStep = (key: string): PathStep => ({ kind: 'of', keys: [key] })

/** URL form `category:Home,.` to typed form, and back. */
export function pathCodec() {
  const step = z.object({ kind: z.enum(['of', 'not', 'any']), keys: z.array(z.string()) })
  return z.codec(z.string(), z.object({ steps: z.array(step), ends: z.boolean() }), {
    decode(text, context) {
      const path = parsePath(text)
      if (typeof path !== 'string') return path
      context.issues.push({ code: 'custom', message: path, input: text })
      return z.NEVER
    },
    encode: serializePath,
  })
}

/** The path, or what is wrong with the text. */
function parsePath(text: string): PathPrefix | string {
  const items = splitList(text)
  const ends = items.at(-1) === '.'
  if (ends) items.pop()
  if (items.length > pathLimits.steps) return `has more than ${pathLimits.steps} steps`
  const steps: PathStep[] = []
  for (const item of items) {
    const step = parseStep(item)
    if (typeof step === 'string') return step
    steps.push(step)
  }
  return { steps, ends }
}

function parseStep(item: string): PathStep | string {
  if (item === '*') return anyStep
  if (item === '.') return 'can end only once, with its last step'
  const isNot = item.startsWith('!')
  const keys = splitKeys(isNot ? item.slice(1) : item)
  if (keys.includes('')) return 'has an empty step'
  if (keys.length > pathLimits.keysPerStep) return `has a step of more than ${pathLimits.keysPerStep} choices`
  return { kind: isNot ? 'not' : 'of', keys: [...new Set(keys)] }
}

function splitKeys(text: string): string[] {
  const keys = ['']
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const last = keys.length - 1
    if (character === '|') keys.push('')
    else if (character === '\\' && at + 1 < text.length) keys[last] += text[++at]
    else keys[last] += character
  }
  return keys
}

function serializePath({ steps, ends }: PathPrefix): string {
  return joinList([...steps.map(serializeStep), ...(ends ? ['.'] : [])])
}

function serializeStep({ kind, keys }: PathStep): string {
  if (kind === 'any') return '*'
  const names = keys.map((key) => key.replace(/[\\|]/g, '\\$&').replace(/^[*.!]/, '\\$&')).join('|')
  return kind === 'not' ? `!${names}` : names
}

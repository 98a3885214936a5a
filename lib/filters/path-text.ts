import { type PathEnd, type PathStep, pathGroupings, pathLimits, type SessionPath } from './session-path'

// The text form of a path, five parts with a colon between them:
//   grouping : kept labels : goals : steps : end
//   category:Pricing|Docs:demo_request|trial_signup:?>Pricing>*:!
// Kept labels and goals are alternatives (`|`); no kept label means that all are kept. Steps follow each other (`>`): a
// label, `~` for any label that is not kept, `?` for any one step, `*` for any number of them. The end is `!` for any
// chosen goal, some of the goals by name, nothing for no goal, `*` for either. A sign inside a name has a backslash.

export type ParsedPath = { path: SessionPath; problem?: never } | { path?: never; problem: string }

const [any, rest, others, everyGoal] = ['?', '*', '~', '!']

/** @example parsePath('type::demo_request:Email opened>*:!').path?.steps.length // 2 */
export function parsePath(text: string): ParsedPath {
  if (text.length > pathLimits.textLength) return { problem: `longer than ${pathLimits.textLength} characters` }
  const parts = split(text, ':')
  const [groupingText = '', keepText, goalText, stepText, endText] = parts
  if (keepText === undefined || goalText === undefined || stepText === undefined || endText === undefined || parts[5]) {
    return { problem: 'a path has five parts: grouping:labels:goals:steps:end' }
  }
  const grouping = pathGroupings.find((name) => name === groupingText)
  if (!grouping) return { problem: `"${groupingText}" is not one of ${pathGroupings.join(', ')}` }
  const keep = names(keepText)
  const goals = names(goalText)
  const steps = split(stepText, '>')
    .filter((step) => step !== '')
    .map(toStep)
  const end = toEnd(endText, goals)
  const problem = problemOf(keep, goals, steps, end)
  return problem ? { problem } : { path: { grouping, keep, goals, steps, end } }
}

export function formatPath({ grouping, keep, goals, steps, end }: SessionPath): string {
  return [
    grouping,
    keep.map(writeName).join('|'),
    goals.map(writeName).join('|'),
    steps.map(stepText).join('>'),
    end.kind === 'none' ? '' : end.kind === 'either' ? rest : goalText(end.types, goals),
  ].join(':')
}

function problemOf(keep: string[], goals: string[], steps: PathStep[], end: PathEnd): string | undefined {
  if (goals.length === 0) return 'a path needs a goal'
  if (keep.length > pathLimits.labels) return `more than ${pathLimits.labels} labels`
  if (goals.length > pathLimits.goals) return `more than ${pathLimits.goals} goals`
  if (steps.length > pathLimits.steps) return `more than ${pathLimits.steps} steps`
  const unnamed = steps.some(({ kind }) => kind === 'any' || kind === 'others')
  if (unnamed && keep.length === 0) return '? and ~ need labels that are kept'
  const foreign = end.kind === 'goal' ? end.types.find((type) => !goals.includes(type)) : undefined
  if (foreign !== undefined) return `"${foreign}" is not one of the goals`
}

function toStep(text: string): PathStep {
  if (text === any) return { kind: 'any' }
  if (text === rest) return { kind: 'rest' }
  if (text === others) return { kind: 'others' }
  return { kind: 'label', label: readName(text) }
}

function stepText(step: PathStep): string {
  if (step.kind === 'label') return writeName(step.label)
  return { any, rest, others }[step.kind] ?? ''
}

function toEnd(text: string, goals: string[]): PathEnd {
  if (text === '') return { kind: 'none' }
  if (text === rest) return { kind: 'either' }
  return { kind: 'goal', types: text === everyGoal ? [...goals] : names(text) }
}

function goalText(types: readonly string[], goals: readonly string[]): string {
  return goals.every((goal) => types.includes(goal)) ? (everyGoal ?? '') : types.map(writeName).join('|')
}

const names = (text: string) => [
  ...new Set(
    split(text, '|')
      .filter((name) => name !== '')
      .map(readName),
  ),
]

/** At each sign that has no backslash before it. What lies between keeps its backslashes. */
function split(text: string, sign: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') part += character + (text[++at] ?? '')
    else if (character === sign) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

const writeName = (name: string) => name.replace(/[\\:|>]|^[?*~!]$/g, '\\$&')
const readName = (text: string) => text.replace(/\\(.?)/gs, '$1')

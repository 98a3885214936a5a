// A workspace's rules in sentences, for settings, docs and whoever asks why a session looks as it does.
import { eventTypeLabel } from './event-types'
import { noiseNames, noiseReasons } from './noise'
import type { ContentCategory, Rules } from './types'

export interface ExplainedRule {
  name: string
  text: string
}

/** Every rule that makes a session, in the order in which they apply. */
export function explainRules(rules: Rules): ExplainedRule[] {
  const { highEvaluationWeight, researchContentWeight, negativeTypes } = rules.intent
  return [
    {
      name: 'What counts',
      text: `${sentence([...leftOut(rules), `what the lead did not do itself (${listTypes(rules.passive)})`])} are kept and shown, but neither start nor extend a session, nor count, nor give points.`,
    },
    {
      name: 'Where a session ends',
      text: `A pause of ${formatGap(rules.gapMs)} or more between two events of a lead starts a new session. Midnight, a new page or a new campaign does not, and a session has no longest duration.`,
    },
    {
      name: 'Order',
      text: 'Events stand in order of time; events of the same instant keep the order in which they arrived.',
    },
    {
      name: 'Names',
      text: `A page view is named by the first category whose pattern fits its path, else by the path; any other event by its type. Categories: ${listCategories(rules.categories)}.`,
    },
    {
      name: 'Source',
      text: 'The channel of the first event: email events are Email; otherwise UTM tags, then click ids, then the referrer decide. Nothing known is Direct, as is a referrer on the same host.',
    },
    {
      name: 'Outcome',
      text: `Converted with a goal (${listTypes(rules.goals)}), else unsubscribed, else bounced with a single event, else engaged.`,
    },
    {
      name: 'Low intent',
      text: `Any of ${listTypes(negativeTypes)}; or, without a goal, a view of ${listKind(rules, 'negative')}.`,
    },
    {
      name: 'High intent',
      text: `A goal, or views of evaluation pages that weigh ${highEvaluationWeight} or more together: ${listKind(rules, 'evaluation')}.`,
    },
    {
      name: 'Research',
      text: `Otherwise, views of content pages that weigh ${researchContentWeight} or more together: ${listKind(rules, 'content')}.`,
    },
    { name: 'Neutral', text: 'Everything else.' },
  ]
}

/** A pause in the unit that people would use. */
export function formatGap(gapMs: number): string {
  const minutes = gapMs / 60_000
  return Number.isInteger(minutes) ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${gapMs / 1000} seconds`
}

/** The kinds of noise that the rules leave out, in words. */
function leftOut({ noise }: Rules): string[] {
  return noiseReasons.filter((reason) => noise[reason]).map((reason) => noiseNames[reason].toLowerCase())
}

/** "Bots, mail scanners and the rest" */
function sentence(parts: readonly string[]): string {
  const text = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return text[0]?.toUpperCase() + text.slice(1)
}

function listTypes(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.map((type) => eventTypeLabel(type).toLowerCase()).join(', ')
}

function listCategories(categories: readonly ContentCategory[]): string {
  return categories.length === 0 ? 'none' : categories.map(({ name }) => name).join(', ')
}

function listKind(rules: Rules, kind: ContentCategory['kind']): string {
  const found = rules.categories.filter((category) => category.kind === kind)
  return found.length === 0 ? 'none' : found.map(({ name, weight }) => `${name} (${weight})`).join(', ')
}

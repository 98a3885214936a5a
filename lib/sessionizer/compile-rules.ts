// Rules made ready for millions of events: what they say of a type, and of patterns, is found out once per rules object.
import { eventTypeLabel, pageViewType } from './event-types'
import { isDeed, pagePhrase } from './intent-words'
import { leftOutNoise } from './noise'
import { PatternSet } from './pattern-set'
import { noTypes, type SeenTypes, withType } from './seen-types'
import { noViews, type SeenViews, withView } from './seen-views'
import { type SharedHistory, shareHistory } from './shared-history'
import type { ContentCategory, Rules } from './types'

export interface TypeFacts {
  type: string
  label: string
  isPassive: boolean
  isPageView: boolean
  isGoal: boolean
  isNegative: boolean
  isDeed: boolean
}

export interface PageFacts {
  category: ContentCategory | null
  /** What a view of the page is called: its category, else the path itself. */
  label: string
  /** What its views say about intent; null when nothing. The same object for all pages of a category. */
  signal: PageSignal | null
}

export interface PageSignal {
  kind: 'evaluation' | 'content' | 'negative'
  /** More than 0. */
  weight: number
  /** What one view is called in the middle of a sentence, and several. */
  once: string
  often: string
}

export interface CompiledRules {
  typeFacts(type: string): TypeFacts
  pageFacts(path: string): PageFacts
  /** Of the kinds of noise that an event was recognised as, those that are left out, like `bot,burst`; empty when it counts. */
  noiseOf(recognised: string): string
  types: SharedHistory<TypeFacts, SeenTypes>
  views: SharedHistory<PageSignal, SeenViews>
}

/** Types and addresses come from outside: a cache that reaches this size starts anew. */
const cacheLimit = 20_000

const compiled = new WeakMap<Rules, CompiledRules>()

/** The rules with their caches. Rules objects are never changed in place: a change makes a new object. */
export function compileRules(rules: Rules): CompiledRules {
  let ready = compiled.get(rules)
  if (!ready) {
    const pages: PageFacts[] = rules.categories.map((category) => ({
      category,
      label: category.name,
      signal: signalOf(category),
    }))
    const patterns = new PatternSet(rules.categories.map((category) => category.patterns))
    ready = {
      typeFacts: remember((type) => findTypeFacts(type, rules)),
      pageFacts: (path) => pages[patterns.find(path)] ?? { category: null, label: path, signal: null },
      noiseOf: remember((recognised) => leftOutNoise(recognised, rules.noise)),
      types: shareHistory(noTypes, withType),
      views: shareHistory(noViews, withView),
    }
    compiled.set(rules, ready)
  }
  return ready
}

/** The function with a bounded memory of its answers. */
export function remember<Value extends object | string>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      if (known.size >= cacheLimit) known.clear()
      const own = ownText(key)
      value = find(own)
      known.set(own, value)
    }
    return value
  }
}

/** The same text in one piece: of a text cut from a longer one V8 keeps the longer one, and compares it slowly. */
function ownText(text: string): string {
  return text.split('').join('')
}

function findTypeFacts(type: string, rules: Rules): TypeFacts {
  return {
    type,
    label: eventTypeLabel(type),
    isPassive: rules.passive.includes(type),
    isPageView: type === pageViewType,
    isGoal: rules.goals.includes(type),
    isNegative: rules.intent.negativeTypes.includes(type),
    isDeed: isDeed(type),
  }
}

function signalOf({ name, kind, weight }: ContentCategory): PageSignal | null {
  return kind === 'neutral' || weight <= 0 ? null : { kind, weight, ...pagePhrase(name) }
}

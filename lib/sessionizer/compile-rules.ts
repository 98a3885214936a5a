// Rules made ready for millions of events: each type and path is looked at once per rules object, then remembered.
import { eventTypeLabel, isEmailType, pageViewType } from './event-types'
import { leftOutNoise } from './noise'
import { fitsPatterns, plainPath } from './pattern'
import type { ContentCategory, Rules } from './types'

export interface TypeFacts {
  label: string
  isPassive: boolean
  isPageView: boolean
  isGoal: boolean
  isNegative: boolean
  isEmail: boolean
}

export interface PageFacts {
  category: ContentCategory | null
  /** What a view of the page is called: its category, else the path itself. */
  label: string
}

export interface CompiledRules {
  typeFacts(type: string): TypeFacts
  pageFacts(path: string): PageFacts
  /** Of the kinds of noise that an event was recognised as, those that are left out, like `bot,burst`; empty when it counts. */
  noiseOf(recognised: string): string
}

/** Types and paths come from outside: a cache that reaches this size starts anew. */
const cacheLimit = 20_000

const compiled = new WeakMap<Rules, CompiledRules>()

/** The rules with their caches. Rules objects are never changed in place: a change makes a new object. */
export function compileRules(rules: Rules): CompiledRules {
  let ready = compiled.get(rules)
  if (!ready) {
    ready = {
      typeFacts: remember((type) => findTypeFacts(type, rules)),
      pageFacts: remember((path) => findPageFacts(path, rules)),
      noiseOf: remember((recognised) => leftOutNoise(recognised, rules.noise)),
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

/** The same text, without the longer one that it may be cut from: V8 would keep that for it. */
function ownText(text: string): string {
  return ` ${text}`.slice(1)
}

function findTypeFacts(type: string, rules: Rules): TypeFacts {
  return {
    label: eventTypeLabel(type),
    isPassive: rules.passive.includes(type),
    isPageView: type === pageViewType,
    isGoal: rules.goals.includes(type),
    isNegative: rules.intent.negativeTypes.includes(type),
    isEmail: isEmailType(type),
  }
}

function findPageFacts(path: string, rules: Rules): PageFacts {
  const plain = plainPath(path)
  const category = rules.categories.find(({ patterns }) => fitsPatterns(plain, patterns)) ?? null
  return { category, label: category?.name ?? path }
}

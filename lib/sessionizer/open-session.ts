// One lead's session while its events come in.
import type { CompiledRules, PageSignal, TypeFacts } from './compile-rules'
import type { SeenTypes } from './seen-types'
import type { SeenViews } from './seen-views'
import type { Place } from './shared-history'
import type { SessionEvent } from './types'

/** More steps than this tell nobody anything. */
export const maxSteps = 50

/** Views of one kind of pages, and when the first and the last were (ms; without views they mean nothing). */
export interface KindViews {
  place: Place<PageSignal, SeenViews>
  firstAt: number
  lastAt: number
}

/** One object serves session after session, which is quicker than to make one for each. */
export class OpenSession {
  first!: SessionEvent
  last!: SessionEvent
  /** Null when nobody asked for them. */
  touches: SessionEvent[] | null = null
  /** 0 while no session is open. */
  eventCount = 0
  points = 0
  steps: string[] = []
  lastStep = ''
  types: Place<TypeFacts, SeenTypes>
  paths: string[] = []
  readonly evaluation: KindViews
  readonly content: KindViews
  readonly negative: KindViews
  /** The views as they were when the first goal came; null without a goal. */
  before: { evaluation: KindViews; content: KindViews } | null = null
  private lastFacts: TypeFacts | null = null
  /** Once there are many paths, the ones already in `paths`. */
  private knownPaths: Set<string> | null = null

  constructor(
    private readonly rules: CompiledRules,
    private readonly isTraced: boolean,
  ) {
    this.types = rules.types.start
    this.evaluation = noViews(rules)
    this.content = noViews(rules)
    this.negative = noViews(rules)
  }

  /** Forgets the session before. The event has still to be added. */
  begin(event: SessionEvent): void {
    const { types, views } = this.rules
    this.first = event
    this.touches = this.isTraced ? [] : null
    this.points = 0
    this.steps = []
    this.lastStep = ''
    this.types = types.start
    this.paths = []
    this.evaluation.place = views.start
    this.content.place = views.start
    this.negative.place = views.start
    this.before = null
    this.lastFacts = null
    this.knownPaths = null
  }

  add(event: SessionEvent, facts: TypeFacts): void {
    this.last = event
    this.touches?.push(event)
    this.eventCount++
    this.points += event.points
    let step = facts.label
    if (event.path && facts.isPageView) {
      this.addPath(event.path)
      const { label, signal } = this.rules.pageFacts(event.path)
      step = label
      if (signal !== null) this.addView(signal, event.occurredAt)
    }
    if (step !== this.lastStep) {
      this.lastStep = step
      if (this.steps.length < maxSteps) this.steps.push(step)
    }
    if (facts !== this.lastFacts) {
      this.lastFacts = facts
      this.addType(facts)
    }
  }

  /** Most sessions have a handful of paths: only one with many pays for a set. */
  private addPath(path: string): void {
    if (this.knownPaths === null && this.paths.length === 32) this.knownPaths = new Set(this.paths)
    if (this.knownPaths !== null ? this.knownPaths.has(path) : hasText(this.paths, path)) return
    this.paths.push(path)
    this.knownPaths?.add(path)
  }

  private addView(page: PageSignal, at: number): void {
    const { views } = this.rules
    const { kind } = page
    const viewed = kind === 'evaluation' ? this.evaluation : kind === 'content' ? this.content : this.negative
    if (viewed.place === views.start) viewed.firstAt = at
    viewed.lastAt = at
    viewed.place = views.after(viewed.place, page)
  }

  private addType(facts: TypeFacts): void {
    if (facts.isGoal) this.before ??= { evaluation: { ...this.evaluation }, content: { ...this.content } }
    this.types = this.rules.types.after(this.types, facts)
  }
}

function noViews({ views }: CompiledRules): KindViews {
  return { place: views.start, firstAt: 0, lastAt: 0 }
}

/** Looks at the last ones first. Texts of other lengths need no look at their letters. */
function hasText(texts: readonly string[], text: string): boolean {
  for (let at = texts.length - 1; at >= 0; at--) {
    const known = texts[at] as string
    if (known.length === text.length && known === text) return true
  }
  return false
}

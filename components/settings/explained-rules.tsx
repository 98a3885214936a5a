import { explainRules } from '@/lib/sessionizer/explain-rules'
import type { Rules } from '@/lib/sessionizer/types'

/** What the rules say, in sentences. Follows what is typed. */
export function ExplainedRules({ rules }: { rules: Rules }) {
  return (
    <section
      aria-labelledby="in-words"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="rounded lg:sticky lg:top-16 lg:max-h-[calc(100dvh-8rem)] lg:self-start lg:overflow-y-auto"
    >
      <h2 id="in-words" className="font-semibold text-base">
        In words
      </h2>
      <p className="mt-0.5 mb-3 text-muted">In this order, with what you have entered.</p>
      <dl className="space-y-3">
        {explainRules(rules).map(({ name, text }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

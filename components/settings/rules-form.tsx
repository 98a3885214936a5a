'use client'

import { useRouter } from 'next/navigation'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { defaultRules } from '@/lib/sessionizer/rules'
import type { Rules } from '@/lib/sessionizer/types'
import type { NoiseCounts, RecentActivity } from '@/lib/settings/types'
import { useBackground } from './background-provider'
import { CategoryList } from './category-list'
import { ExplainedRules } from './explained-rules'
import { NumberInSentence, Section } from './field'
import { LeaveDialog } from './leave-dialog'
import { NoiseSwitches } from './noise-switches'
import { coverPages } from './page-coverage'
import { PathTest } from './path-test'
import { PreviewDialog } from './preview-dialog'
import { RebuildCard } from './rebuild-card'
import { toDraft } from './rules-draft'
import { SaveBar } from './save-bar'
import { TheirChanges } from './their-changes'
import { TypeList } from './type-list'
import { useLater } from './use-later'
import { useLeaveGuard } from './use-leave-guard'
import { useRulesDraft } from './use-rules-draft'

/** The rules that make sessions of events, to look at and to change. */
export function RulesForm({
  saved,
  activity,
  noise,
}: {
  saved: Rules
  activity: Promise<RecentActivity>
  noise: Promise<NoiseCounts>
}) {
  const router = useRouter()
  const { watchRebuild } = useBackground()
  const form = useRulesDraft(saved)
  const { draft, changes, problems, isDirty, update, problemOf, touch } = form
  const known = useLater(activity)
  const [isReviewing, setIsReviewing] = useState(false)
  const [hasSaved, setHasSaved] = useState(false)
  const { leavingTo, stay } = useLeaveGuard(isDirty)
  const pages = known.value?.pages
  const cover = useMemo(() => pages && coverPages(pages), [pages])
  const categories = useDeferredValue(draft.categories)
  const coverage = useMemo(() => cover?.(categories), [cover, categories])

  const review = () => {
    form.showProblems()
    const [field] = problems.keys()
    if (field === undefined) setIsReviewing(true)
    else requestAnimationFrame(() => document.getElementById(field)?.focus()) // once its category has opened
  }
  const discard = () => form.restart(form.base)
  const number = (id: 'gapMs' | 'highEvaluationWeight' | 'researchContentWeight') => ({
    id,
    problem: problemOf(id),
    onBlur: () => touch(id),
  })
  const types = (id: 'goals' | 'passive' | 'negativeTypes') => ({
    id,
    types: draft[id],
    occurring: known.value?.types,
    problem: problemOf(id),
    onChange: (list: string[]) => update({ [id]: list }),
  })
  const idle = draft.goals.filter((type) => draft.passive.includes(type))

  return (
    <>
      <div className="mx-auto w-full max-w-6xl space-y-4 p-3 sm:p-4">
        <RebuildCard hasSaved={hasSaved && !isDirty} />
        {form.isRestored && (
          <p role="status" className="rounded-md bg-accent-soft px-3 py-2">
            These are the changes that you had not saved when you left.
          </p>
        )}
        {form.theirs.length > 0 && <TheirChanges changes={form.theirs} isDirty={isDirty} />}
        {known.failed && (
          <p role="alert" className="rounded-md bg-warning-soft px-3 py-2">
            Types and pages of your events could not be read; the rules can be changed without them.
          </p>
        )}
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="min-w-0 divide-y divide-line">
            <Section title="Sessions" hint="What belongs together, and what counts as the lead's own doing.">
              <div className="space-y-4">
                <NumberInSentence
                  {...number('gapMs')}
                  name="Gap"
                  before="A session ends after"
                  after="minutes without activity"
                  value={draft.gapMinutes}
                  onChange={(gapMinutes) => update({ gapMinutes })}
                />
                <TypeList {...types('passive')} name="Passive: shown, but not the lead's own doing" />
              </div>
            </Section>
            <Section
              title="Noise"
              hint="Events that look like the lead's and are a machine's. They stay on timelines, greyed; a rule switched off counts them."
            >
              <NoiseSwitches noise={draft.noise} counts={noise} onChange={(next) => update({ noise: next })} />
            </Section>
            <Section title="Intent" hint="From the strongest sign to the weakest: negative, goal, evaluation, content.">
              <div className="space-y-4">
                <div>
                  <TypeList {...types('goals')} name="Goals: the session converts, and its intent is high" />
                  {idle.length > 0 && (
                    <p className="mt-1 text-warning text-xs">
                      {idle.map(eventTypeLabel).join(', ')}: also passive, and so never a goal.
                    </p>
                  )}
                </div>
                <TypeList {...types('negativeTypes')} name="Negative: intent is low, whatever else happened" />
                <NumberInSentence
                  {...number('highEvaluationWeight')}
                  name="High intent"
                  before="Without a goal, intent is high when views of evaluation pages weigh"
                  after="or more together"
                  value={draft.highEvaluationWeight}
                  onChange={(highEvaluationWeight) => update({ highEvaluationWeight })}
                />
                <NumberInSentence
                  {...number('researchContentWeight')}
                  name="Research"
                  before="Otherwise it is research when views of content pages weigh"
                  after="or more together"
                  value={draft.researchContentWeight}
                  onChange={(researchContentWeight) => update({ researchContentWeight })}
                />
              </div>
            </Section>
            <Section
              title="Content categories"
              hint="What a page is, by its path. The first category with a fitting pattern has the page, so their order counts. Each view adds the weight."
            >
              <PathTest categories={draft.categories} />
              <CategoryList
                key={form.starts}
                categories={draft.categories}
                coverage={coverage}
                morePages={known.value?.morePages ?? 0}
                problemOf={problemOf}
                onTouch={touch}
                onChange={(list) => update({ categories: list })}
              />
            </Section>
            <div className="py-4">
              <Button onClick={() => update(toDraft(defaultRules))}>Reset to defaults</Button>
            </div>
          </div>
          <ExplainedRules rules={form.valid} />
        </div>
      </div>
      {isDirty && <SaveBar changes={changes} problemCount={problems.size} onDiscard={discard} onReview={review} />}
      {isReviewing && (
        <PreviewDialog
          rules={form.rules}
          base={form.base}
          changes={changes}
          onClose={() => setIsReviewing(false)}
          onSaved={({ rules, progress }) => {
            setIsReviewing(false)
            setHasSaved(true)
            notify('success', 'The rules are saved.')
            form.restart(rules)
            watchRebuild(progress)
            router.refresh()
          }}
          onConflict={() => {
            setIsReviewing(false)
            router.refresh()
          }}
        />
      )}
      {leavingTo !== null && (
        <LeaveDialog
          onStay={stay}
          onLeave={() => {
            stay()
            discard()
            router.push(leavingTo)
          }}
        />
      )}
    </>
  )
}

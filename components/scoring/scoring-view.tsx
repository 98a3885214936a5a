'use client'

import { Gauge, Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useBackground } from '@/components/settings/background-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { placeOfNew, shadowedBy } from '@/lib/points/order-rules'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'
import { suggestedRules } from '@/lib/points/suggested-rules'
import type { ScoringRule } from '@/lib/points/types'
import type { ScoringRun } from '@/lib/scoring/types'
import { DeleteDialog } from './delete-dialog'
import { latestOf } from './latest-of'
import { RuleDialog } from './rule-dialog'
import { RuleRow } from './rule-row'
import { RunCard } from './run-card'
import { ScoreAgainDialog } from './score-again-dialog'
import { useScoringRules } from './use-scoring-rules'

type Opened = { dialog: 'new' | 'again' } | { dialog: 'edit' | 'delete'; index: number }

/** The rules that give points to events, to look at and to change. */
export function ScoringView({
  saved,
  latestRun,
  types,
  timeZone,
}: {
  saved: ScoringRule[]
  latestRun: ScoringRun | null
  types: string[]
  timeZone: string
}) {
  const { rules, save } = useScoringRules(saved)
  const background = useBackground()
  const run = latestOf(latestRun, background.run)
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)

  const replace = (index: number, rule: ScoringRuleInput) => save(rules.with(index, rule))
  const move = (from: number, to: number) => {
    const rule = rules[from]
    if (!rule) return
    void save(rules.toSpliced(from, 1).toSpliced(to, 0, rule))
    const button = to < from ? `up-${rule.id}` : `down-${rule.id}`
    requestAnimationFrame(() => document.getElementById(button)?.focus()) // a row that moves loses it
  }

  // Without a rule there is nothing to score by, but what rules gave before may be taken back.
  const mayHaveScored = saved.length > 0 || run !== null
  const chosen = opened && 'index' in opened ? rules[opened.index] : undefined
  return (
    <div className="mx-auto w-full max-w-3xl space-y-4 p-3 sm:p-4">
      <RunCard run={run} timeZone={timeZone} />
      {rules.length === 0 ? (
        <EmptyState
          icon={Gauge}
          title="No scoring rules yet"
          actions={
            <>
              <Button size="md" variant="primary" onClick={() => save([...suggestedRules])}>
                Start with suggested rules
              </Button>
              <Button size="md" onClick={() => setOpened({ dialog: 'new' })}>
                <Plus aria-hidden /> New rule
              </Button>
              {mayHaveScored && (
                <Button size="md" variant="ghost" onClick={() => setOpened({ dialog: 'again' })}>
                  Score again
                </Button>
              )}
            </>
          }
        >
          A rule gives points to events that arrive without points of their own. They add up to the scores of sessions
          and leads.{mayHaveScored && ' What earlier rules gave stays until you score again.'}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-start gap-2">
            <p className="min-w-0 flex-1 basis-72 text-muted">
              An event that arrives without points of its own gets those of the first rule that fits, from the top. A
              change holds for new events; what is stored changes only when you score again.
            </p>
            <Button onClick={() => setOpened({ dialog: 'again' })} disabled={run?.isRunning ?? false}>
              <RefreshCw aria-hidden /> Score again
            </Button>
            <Button variant="primary" onClick={() => setOpened({ dialog: 'new' })}>
              <Plus aria-hidden /> New rule
            </Button>
          </div>
          <ol aria-label="Scoring rules" className="rounded-md border border-line px-1">
            {rules.map((rule, index) => (
              <RuleRow
                key={rule.id ?? `new ${index}`}
                rule={rule}
                index={index}
                count={rules.length}
                shadow={rules[shadowedBy(rules, index)]?.name ?? null}
                onSwitch={(enabled) => void replace(index, { ...rule, enabled })}
                onEdit={() => setOpened({ dialog: 'edit', index })}
                onMove={(to) => move(index, to)}
                onDelete={() => setOpened({ dialog: 'delete', index })}
              />
            ))}
          </ol>
        </>
      )}
      {opened?.dialog === 'new' && (
        <RuleDialog
          rule={null}
          types={types}
          onSave={(rule) => save(rules.toSpliced(placeOfNew(rules, rule), 0, rule))}
          onClose={close}
        />
      )}
      {opened?.dialog === 'edit' && chosen && (
        <RuleDialog rule={chosen} types={types} onSave={(rule) => replace(opened.index, rule)} onClose={close} />
      )}
      {opened?.dialog === 'delete' && chosen && (
        <DeleteDialog name={chosen.name} onDelete={() => void save(rules.toSpliced(opened.index, 1))} onClose={close} />
      )}
      {opened?.dialog === 'again' && <ScoreAgainDialog onBegun={background.watchRun} onClose={close} />}
    </div>
  )
}

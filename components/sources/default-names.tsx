import { ArrowRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { type EventName, wordsOf } from '@/lib/importers/segment/event-names'

/** The names that hold unless the workspace says otherwise. */
export function DefaultNames({
  names,
  own,
  onChange,
}: {
  names: readonly EventName[]
  /** The words of the names that the workspace has its own type for. */
  own: ReadonlySet<string>
  onChange: (name: EventName) => void
}) {
  return (
    <section aria-labelledby="default-names" className="space-y-3">
      <h2 id="default-names" className="font-semibold text-base">
        Names that are known already
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {names.map(({ name, type }) => {
          const isOwn = own.has(wordsOf(name))
          return (
            <li key={name} className="flex min-h-9 items-center gap-2 px-3 py-0.5">
              <span className={cn('min-w-0 flex-1 break-words', isOwn && 'text-faint line-through')}>
                {name === 'page' || name === 'screen' ? `Every ${name} call` : name}
              </span>
              <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
              <span className={cn('min-w-0 flex-1 break-words font-mono text-xs', isOwn && 'text-faint line-through')}>
                {type}
              </span>
              {isOwn ? (
                <span className="w-16 shrink-0 text-right text-faint text-xs">Changed</span>
              ) : (
                <span className="w-16 shrink-0 text-right">
                  <Button variant="ghost" aria-label={`Change ${name}`} onClick={() => onChange({ name, type })}>
                    Change
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

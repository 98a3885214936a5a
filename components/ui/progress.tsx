import { cn } from './cn'

/** How far something is. Without a value the end is not known and the bar only moves. */
export function Progress({ value, label, className }: { value?: number; label: string; className?: string }) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share !== undefined && { 'aria-valuenow': Math.round(share * 100) })}
      className={cn('h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      {share === undefined ? (
        <div className="h-full w-2/5 animate-progress rounded-full bg-accent-solid" />
      ) : (
        <div
          className="h-full rounded-full bg-accent-solid transition-[width] duration-200"
          style={{ width: `${share * 100}%` }}
        />
      )}
    </div>
  )
}

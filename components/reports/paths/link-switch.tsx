import Link from 'next/link'
import { cn } from '@/components/ui/cn'

export interface SwitchOption {
  label: string
  href: string
  isChosen: boolean
}

/** A few choices side by side, each a link to the page as it is with that choice. */
export function LinkSwitch({ label, options }: { label: string; options: SwitchOption[] }) {
  return (
    <nav aria-label={label} className="flex items-center gap-2">
      <span className="text-faint text-xs">{label}</span>
      <span className="flex flex-wrap rounded-md border border-line-strong p-0.5">
        {options.map(({ label, href, isChosen }) => (
          <Link
            key={label}
            href={href}
            scroll={false}
            prefetch={false}
            aria-current={isChosen ? 'true' : undefined}
            className={cn(
              'rounded px-2 py-0.5 font-medium text-xs coarse:py-2',
              isChosen ? 'bg-selected text-ink' : 'text-muted hover:text-ink',
            )}
          >
            {label}
          </Link>
        ))}
      </span>
    </nav>
  )
}

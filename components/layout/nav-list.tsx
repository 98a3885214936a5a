'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { navigation } from './navigation'

export function NavList({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {navigation.map((group) => (
        <div key={group.label ?? 'main'} className="flex flex-col gap-0.5">
          {group.label && <p className="px-2 pb-0.5 font-medium text-2xs text-faint">{group.label}</p>}
          {group.items.map(({ href, label, icon: Icon }) => {
            const here = pathname === href || pathname.startsWith(`${href}/`)
            return (
              <Link
                key={href}
                href={href}
                aria-current={here ? 'page' : undefined}
                {...(onNavigate && { onClick: onNavigate })}
                className={cn(
                  'flex h-7 items-center gap-2 rounded-md px-2 font-medium coarse:h-10',
                  here ? 'bg-line/70 text-ink' : 'text-muted hover:bg-line/50 hover:text-ink',
                )}
              >
                <Icon aria-hidden className={cn('size-4', here ? 'text-accent' : 'text-faint')} strokeWidth={1.75} />
                {label}
                <OnItsWay />
              </Link>
            )
          })}
        </div>
      ))}
    </nav>
  )
}

/** After a moment: that the page has been asked for, when it takes its time. */
function OnItsWay() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span role="status" className="ml-auto animate-[fade_200ms_300ms_both]">
      <span className="sr-only">Loading</span>
      <span
        aria-hidden
        className="block size-3 animate-spin rounded-full border-[1.5px] border-line-strong border-t-accent"
      />
    </span>
  )
}

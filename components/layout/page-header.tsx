import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { MobileNav } from './mobile-nav'
import { readTheme } from './theme'

/** The top bar of a page: where one is (`crumbs` lead up to the title), and what can be done here. */
export async function PageHeader({
  title,
  about,
  crumbs = [],
  news,
  actions,
}: {
  title: ReactNode
  /** What the page shows, in a few words, where there is room. */
  about?: string
  crumbs?: { href: string; label: string }[]
  /** What has come since the page was loaded, beside the title. */
  news?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3 sm:px-4 print:static">
      <MobileNav theme={await readTheme()} />
      <div className="flex min-w-0 flex-1 items-center gap-1.5">
        {crumbs.map((crumb, index) => (
          <span
            key={crumb.href}
            // On a phone the title comes first: were it to give way by half a pixel, it would lose its last letters.
            className={cn(
              'flex min-w-12 items-center gap-1.5 max-sm:shrink-[99999] sm:shrink-0',
              index < crumbs.length - 1 && 'max-sm:hidden',
            )}
          >
            <Link
              href={crumb.href}
              className="max-w-32 truncate rounded text-muted hover:text-ink sm:max-w-64 lg:max-w-96"
            >
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />
          </span>
        ))}
        <h1 className="truncate font-semibold text-base">{title}</h1>
        {about && <p className="ml-1 truncate text-faint max-md:hidden">{about}</p>}
        {news}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2 print:hidden">{actions}</div>}
    </header>
  )
}

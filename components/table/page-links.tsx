import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { cursorTo, type PageCursor } from '@/lib/filters/page-cursor'

/** The ways to other pages of a list; a missing `previous` or `next` is the list's end. */
export function PageLinks({
  hrefOf,
  previous,
  next,
  label = 'Pages',
}: {
  hrefOf: (cursor: PageCursor) => string
  /** Cursors of the list. */
  previous: string | null
  next: string | null
  label?: string
}) {
  if (previous === null && next === null) return null
  return (
    <nav aria-label={label} className="flex items-center justify-end gap-1 px-3 py-2 sm:px-4">
      <PageLink href={previous && hrefOf({ at: 'first' })} label="First page" icon={ChevronFirst} />
      <PageLink href={previous && hrefOf(cursorTo('before', previous))} label="Previous page" icon={ChevronLeft} />
      <PageLink href={next && hrefOf(cursorTo('after', next))} label="Next page" icon={ChevronRight} />
      <PageLink href={next && hrefOf({ at: 'last' })} label="Last page" icon={ChevronLast} />
    </nav>
  )
}

function PageLink({ href, label, icon: Icon }: { href: string | null; label: string; icon: LucideIcon }) {
  const look = buttonClass({ variant: 'ghost', size: 'icon' })
  if (href === null) {
    return (
      <span aria-hidden className={`${look} opacity-40`}>
        <Icon />
      </span>
    )
  }
  return (
    <Link href={href} aria-label={label} title={label} className={look}>
      <Icon aria-hidden />
    </Link>
  )
}

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something that is there when it is wanted; the browser's own, so that a search in the page opens it. */
export function Fold({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded font-medium text-muted hover:text-ink coarse:py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}

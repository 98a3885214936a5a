import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** A heading that can be linked to: the title is the link. */
export function AnchorHeading({
  id,
  level,
  children,
  className,
}: {
  id: string
  level: 2 | 3
  children: ReactNode
  className?: string
}) {
  const Heading = `h${level}` as const
  return (
    <Heading id={id} className={cn('scroll-mt-16 font-semibold', level === 2 ? 'text-lg' : 'text-base', className)}>
      <a href={`#${id}`} className="group rounded hover:text-accent">
        {children}
        <span
          aria-hidden
          className="ml-1.5 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        >
          #
        </span>
      </a>
    </Heading>
  )
}

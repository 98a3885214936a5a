import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A grey bar where something will be. Give it the size of what it stands for. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('animate-pulse rounded bg-line', className)} {...props} />
}

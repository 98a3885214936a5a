import type { ComponentProps } from 'react'
import { cn } from './cn'

const field =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink placeholder:text-faint transition-colors hover:border-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-negative'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(field, 'h-8 coarse:h-10', className)} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(field, 'block py-1.5', className)} {...props} />
}

/** The browser's own select: it works everywhere, phones included. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return <select className={cn(field, 'h-8 pr-7 coarse:h-10', className)} {...props} />
}

export function Label({ className, ...props }: ComponentProps<'label'>) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor or wraps its control
  return <label className={cn('font-medium text-muted text-xs', className)} {...props} />
}

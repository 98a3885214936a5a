import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0'

const variants = {
  primary: 'bg-accent-solid text-white hover:bg-accent-solid-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover data-[state=open]:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink',
  danger: 'bg-negative-soft text-negative hover:brightness-95 dark:hover:brightness-125',
} as const

const sizes = {
  sm: 'h-7 px-2 text-xs coarse:h-9 coarse:px-3',
  md: 'h-8 px-3 text-sm coarse:h-10',
  icon: 'size-7 coarse:size-9',
} as const

export interface ButtonLook {
  variant?: keyof typeof variants
  size?: keyof typeof sizes
}

/** The look of a button for anything that is not one: a link, a label. */
export function buttonClass({ variant = 'secondary', size = 'sm' }: ButtonLook = {}, className?: string): string {
  return cn(base, variants[variant], sizes[size], className)
}

export function Button({
  variant,
  size,
  className,
  asChild = false,
  ...props
}: ComponentProps<'button'> & ButtonLook & { asChild?: boolean }) {
  const look = { ...(variant && { variant }), ...(size && { size }) }
  if (asChild) return <Slot.Root className={buttonClass(look, className)} {...props} />
  return <button type="button" className={buttonClass(look, className)} {...props} />
}

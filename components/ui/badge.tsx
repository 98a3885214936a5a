import type { ComponentProps } from 'react'
import { cn } from './cn'

const tones = {
  neutral: 'px-1.5 bg-hover text-muted',
  accent: 'px-1.5 bg-accent-soft text-accent',
  solid: 'px-1.5 bg-accent-solid text-white',
  positive: 'px-1.5 bg-positive-soft text-positive',
  negative: 'px-1.5 bg-negative-soft text-negative',
  warning: 'px-1.5 bg-warning-soft text-warning',
  outline: 'border px-1.5 border-line-strong text-muted',
  quiet: 'text-muted',
  plain: 'text-faint',
} as const

export type Tone = keyof typeof tones

export function Badge({ tone = 'neutral', className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-full items-center gap-1 truncate whitespace-nowrap rounded font-medium text-xs [&_svg]:size-3 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
      {...props}
    />
  )
}

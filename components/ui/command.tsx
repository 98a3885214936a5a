'use client'

import { Command as Primitive } from 'cmdk'
import { Check, Search } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** A list one filters by typing and walks with the arrow keys. */
export function Command({ className, ...props }: ComponentProps<typeof Primitive>) {
  return <Primitive className={cn('flex min-h-0 flex-col outline-none', className)} {...props} />
}

/** As long as what the server searches for; whoever comes to the end is told. */
const mostLetters = 200

export function CommandInput({ className, ...props }: ComponentProps<typeof Primitive.Input>) {
  return (
    <div className="border-line border-b px-2.5">
      <div className="flex items-center gap-2">
        <Search aria-hidden className="size-3.5 shrink-0 text-faint" />
        <Primitive.Input
          maxLength={mostLetters}
          className={cn('h-9 w-full bg-transparent text-sm outline-none placeholder:text-faint', className)}
          {...props}
        />
      </div>
      <p role="status" className="pb-1.5 pl-5.5 text-muted text-xs empty:hidden">
        {(props.value?.length ?? 0) >= mostLetters && `At most ${mostLetters} letters`}
      </p>
    </div>
  )
}

export function CommandList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List
      className={cn(
        'thin-scrollbar max-h-[min(23rem,55vh)] scroll-py-1 overflow-y-auto overflow-x-hidden p-1',
        className,
      )}
      {...props}
    />
  )
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Primitive.Group>) {
  return (
    <Primitive.Group
      className={cn(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs',
        className,
      )}
      {...props}
    />
  )
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        'flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm outline-none coarse:min-h-10 data-[selected=true]:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0',
        className,
      )}
      {...props}
    />
  )
}

/** An item that is on or off, with something at its end, such as a count. */
export function CommandCheckItem({
  checked,
  children,
  end,
  ...props
}: ComponentProps<typeof Primitive.Item> & { checked: boolean; end?: ReactNode }) {
  return (
    <CommandItem aria-checked={checked} {...props}>
      <span
        aria-hidden
        className={cn(
          'flex size-4 shrink-0 items-center justify-center rounded border',
          checked ? 'border-accent-solid bg-accent-solid text-white' : 'border-line-strong',
        )}
      >
        {checked && <Check className="!size-3" strokeWidth={3} />}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {end !== undefined && <span className="shrink-0 text-faint text-xs">{end}</span>}
    </CommandItem>
  )
}

export function CommandEmpty({ children }: { children: ReactNode }) {
  return <p className="px-2 py-4 text-center text-faint">{children}</p>
}

'use client'

import { Popover as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

export const Popover = Primitive.Root
export const PopoverTrigger = Primitive.Trigger

export const popClass =
  'z-50 rounded-lg bg-raised text-sm text-ink shadow-pop outline-none data-[state=open]:animate-pop origin-(--radix-popper-transform-origin)'

/** `className` gives the width, else it is that of a list of choices. */
export function PopoverContent({
  className = 'w-72',
  align = 'start',
  sideOffset = 4,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(popClass, 'max-h-(--radix-popover-content-available-height) overflow-y-auto', className)}
        {...props}
      />
    </Primitive.Portal>
  )
}

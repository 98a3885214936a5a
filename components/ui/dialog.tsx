'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ComponentProps, type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button } from './button'
import { cn } from './cn'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

const overlay = 'fixed inset-0 z-40 bg-black/25 data-[state=open]:animate-fade dark:bg-black/50'

type ContentProps = Omit<ComponentProps<typeof Primitive.Content>, 'title'> & {
  title: ReactNode
  /** Read to screen readers and shown under the title. */
  description?: ReactNode
}

export function DialogContent(given: ContentProps) {
  const { className, title, description, onOpenAutoFocus, onCloseAutoFocus, children, ...props } = given
  const opener = useRef<HTMLElement>(null)
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        {...(!description && { 'aria-describedby': undefined })}
        className={cn(
          'fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 overflow-y-auto rounded-xl bg-raised p-4 shadow-pop outline-none data-[state=open]:animate-fade',
          className,
        )}
        {...props}
        onOpenAutoFocus={(event) => {
          onOpenAutoFocus?.(event)
          if (!event.defaultPrevented) focusFirstField(event)
        }}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event)
          event.preventDefault()
          opener.current?.focus()
        }}
      >
        <Opener remembered={opener} />
        <Heading title={title} description={description} />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** Who opened a form types; without a field, the focus goes to the first button. */
function focusFirstField(event: Event) {
  const field = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('input, select, textarea')
  if (!field) return
  event.preventDefault()
  field.focus()
}

/** A dialog that comes in from an edge, over the whole height. */
export function SheetContent({
  className,
  title,
  description,
  side = 'right',
  onCloseAutoFocus,
  children,
  ...props
}: ContentProps & { side?: 'left' | 'right' }) {
  const opener = useRef<HTMLElement>(null)
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        {...(!description && { 'aria-describedby': undefined })}
        className={cn(
          'fixed inset-y-0 z-50 w-[calc(100vw-3rem)] max-w-sm overflow-y-auto bg-raised p-4 shadow-pop outline-none',
          side === 'right' ? 'right-0 data-[state=open]:animate-slide' : 'left-0 data-[state=open]:animate-slide-left',
          className,
        )}
        {...props}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event)
          event.preventDefault()
          opener.current?.focus()
        }}
      >
        <Opener remembered={opener} />
        <Heading title={title} description={description} />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/**
 * Remembers what has the focus when the dialog opens, to give it back: many are opened without a trigger of their own. Of
 * an item of a menu, which is gone by then, it is the menu's button. It renders nothing.
 */
function Opener({ remembered }: { remembered: RefObject<HTMLElement | null> }) {
  const [opener] = useState(() => {
    const focused = document.activeElement
    const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
    return button ? document.getElementById(button) : (focused as HTMLElement | null)
  })
  remembered.current = opener
  return null
}

function Heading({ title, description }: { title: ReactNode; description: ReactNode }) {
  return (
    <div className="mb-3 flex items-start justify-between gap-4">
      <div>
        <Primitive.Title className="font-semibold text-base">{title}</Primitive.Title>
        {description && (
          <Primitive.Description className="mt-0.5 text-muted text-sm">{description}</Primitive.Description>
        )}
      </div>
      <Primitive.Close asChild>
        <Button variant="ghost" size="icon" aria-label="Close" className="-mt-0.5 -mr-1">
          <X aria-hidden />
        </Button>
      </Primitive.Close>
    </div>
  )
}

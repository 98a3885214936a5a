'use client'

import { ListFilter } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { LazyAddFilterMenu, loadAddFilterMenu } from './lazy-editors'

/** Every filter behind one button, or the key `f`. */
export function AddFilter({ timeZone }: { timeZone: string }) {
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'f' || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild onPointerEnter={loadAddFilterMenu} onFocus={loadAddFilterMenu}>
        <Button variant="ghost" className="shrink-0" title="Add a filter (f)">
          <ListFilter aria-hidden />
          Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-auto" aria-label="Add a filter">
        <LazyAddFilterMenu timeZone={timeZone} onDone={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  )
}

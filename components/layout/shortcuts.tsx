'use client'

import { Keyboard } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { isTyping } from './is-typing'
import { mayLeave } from './leaving'
import { navigation } from './navigation'

const sheetEvent = 'leadtrail:shortcuts'
const destinations = navigation.flatMap((group) => group.items)

const sections: { title: string; rows: { keys: string[]; does: string }[] }[] = [
  {
    title: 'Anywhere',
    rows: [
      ...destinations.map((item) => ({ keys: ['g', item.key], does: `Go to ${item.label}` })),
      { keys: ['?'], does: 'Show this sheet' },
    ],
  },
  {
    title: 'Sessions',
    rows: [
      { keys: ['/'], does: 'Search leads' },
      { keys: ['f'], does: 'Add a filter' },
      { keys: ['↓', 'j'], does: 'Next row' },
      { keys: ['↑', 'k'], does: 'Previous row' },
      { keys: ['Enter'], does: 'Open the row' },
      { keys: ['Esc'], does: 'Close the panel' },
    ],
  },
]

export function ShortcutsButton() {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label="Keyboard shortcuts"
      onClick={() => window.dispatchEvent(new Event(sheetEvent))}
    >
      <Keyboard aria-hidden />
    </Button>
  )
}

/** The shortcuts that work everywhere, and the sheet that lists them all. Mounted once, by the layout. */
export function Shortcuts() {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const wentAt = useRef(0)

  useEffect(() => {
    const show = () => setOpen(true)
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return
      if (event.key === '?') return show()
      if (event.key === 'g') {
        wentAt.current = event.timeStamp
        return
      }
      const to = destinations.find((item) => item.key === event.key)
      if (to && event.timeStamp - wentAt.current < 1000) {
        event.preventDefault()
        wentAt.current = 0
        if (mayLeave(to.href)) router.push(to.href)
      }
    }
    window.addEventListener(sheetEvent, show)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(sheetEvent, show)
      window.removeEventListener('keydown', press)
    }
  }, [router])

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogContent title="Keyboard shortcuts">
        <div className="grid gap-4">
          {sections.map((section) => (
            <section key={section.title}>
              <h3 className="mb-1 text-faint text-xs">{section.title}</h3>
              <dl>
                {section.rows.map((row) => (
                  <div key={row.does} className="flex h-8 items-center justify-between border-line border-t">
                    <dt>{row.does}</dt>
                    <dd className="flex gap-1">
                      {row.keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}

'use client'

import { Menu } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger, SheetContent } from '@/components/ui/dialog'
import { NavList } from './nav-list'
import { SampleNote } from './sample-note'
import type { Theme } from './theme'
import { ThemeMenu } from './theme-menu'

/** The sidebar's content on a phone, behind a button of the page header. */
export function MobileNav({ theme }: { theme: Theme }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Menu" className="-ml-1.5 md:hidden">
          <Menu aria-hidden className="!size-4.5" />
        </Button>
      </DialogTrigger>
      <SheetContent side="left" title="Leadtrail" className="max-w-72">
        <NavList onNavigate={() => setOpen(false)} />
        <div className="mt-4 grid gap-3 border-line border-t pt-3">
          <SampleNote onNavigate={() => setOpen(false)} />
          <ThemeMenu theme={theme} />
        </div>
      </SheetContent>
    </Dialog>
  )
}

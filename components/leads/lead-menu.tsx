'use client'

import { Download, Ellipsis, List, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { Lead } from '@/lib/leads/types'
import { EraseDialog } from './erase-dialog'

/** What else can be done with a lead. */
export function LeadMenu({ lead }: { lead: Lead }) {
  const [isErasing, setErasing] = useState(false)
  const id = encodeURIComponent(lead.id)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More actions">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild className="sm:hidden">
            <Link href={`/events?lead=${id}`}>
              <List aria-hidden />
              All events
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href={`/leads/${id}/export`} download>
              <Download aria-hidden />
              Export as JSON
            </a>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setErasing(true)} className="text-negative [&_svg]:text-negative">
            <Trash2 aria-hidden />
            Erase…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <EraseDialog lead={lead} isOpen={isErasing} onOpenChange={setErasing} />
    </>
  )
}

'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useRequest } from '@/components/ui/use-request'
import { undoJoin } from '../requests'

interface Props {
  id: string
  /** The key that names what was joined. */
  name: string
  /** The keys that come off with it. */
  keys: string[]
}

/** Parts again what a join brought together, after asking. */
export function UndoJoin({ id, name, keys }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { run, isPending } = useRequest(
    () => undoJoin(id),
    ({ partedId }) =>
      partedId === null ? `${name} is parted. Nothing had come by it.` : `${name} is a lead of its own again.`,
  )
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button aria-label={`Undo the join of ${name}`}>Undo</Button>
      </DialogTrigger>
      <DialogContent
        title="Undo this join?"
        description="These become a lead of their own again, with every event that came by them, before the join and since:"
      >
        <ul className="grid max-h-40 gap-1 overflow-y-auto">
          {keys.map((key) => (
            <li key={key} className="break-all font-mono text-xs">
              {key}
            </li>
          ))}
        </ul>
        <p className="mt-3 text-muted text-sm">
          Sessions and scores of both leads are computed anew. Calls to identify will not join the two again; you can.
        </p>
        <div className="mt-4 flex justify-end gap-2">
          <DialogClose asChild>
            <Button size="md" disabled={isPending}>
              Cancel
            </Button>
          </DialogClose>
          <Button size="md" variant="danger" disabled={isPending} onClick={() => run(() => setOpen(false))}>
            {isPending ? 'Parting…' : 'Undo the join'}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}

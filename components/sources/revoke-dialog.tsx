'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useRequest } from '@/components/ui/use-request'
import type { ApiKey } from '@/lib/keys/types'
import { revokeKey } from './requests'

/** A button that ends a key, once more asked. */
export function RevokeDialog({ apiKey: { id, name, scope } }: { apiKey: ApiKey }) {
  const [isOpen, setOpen] = useState(false)
  const { run, isPending } = useRequest(
    () => revokeKey(id),
    () => `${name} is revoked.`,
  )

  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Revoke ${name}?`}
        description={
          scope === 'write'
            ? 'Whatever sends events with this key is refused from now on, and what it sends is lost. Events that have arrived stay. This cannot be undone.'
            : 'Whatever reads with this key is refused from now on. This cannot be undone.'
        }
      >
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button size="md">Keep it</Button>
          </DialogClose>
          <Button variant="danger" size="md" onClick={() => run(() => setOpen(false))} disabled={isPending}>
            {isPending ? 'Revoking…' : 'Revoke key'}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}

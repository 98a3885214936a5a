'use client'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

/** Asks before a rule goes. */
export function DeleteDialog({ name, onDelete, onClose }: { name: string; onDelete: () => void; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={`Delete “${name}”?`}
        description="Events keep the points that it gave them; timelines will say that the rule is gone. To pause it, switch it off."
      >
        <div className="mt-4 flex justify-end gap-2">
          <DialogClose asChild>
            <Button size="md">Keep</Button>
          </DialogClose>
          <Button
            size="md"
            variant="danger"
            onClick={() => {
              onDelete()
              onClose()
            }}
          >
            Delete
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}

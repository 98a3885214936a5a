'use client'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

/** Asks before unsaved changes are left behind. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onStay()}>
      <DialogContent title="Leave without saving?" description="Your changes of the rules would be lost.">
        <div className="mt-4 flex justify-end gap-2">
          <Button size="md" variant="danger" onClick={onLeave}>
            Discard and leave
          </Button>
          <DialogClose asChild>
            <Button size="md" variant="primary">
              Stay
            </Button>
          </DialogClose>
        </div>
      </DialogContent>
    </Dialog>
  )
}

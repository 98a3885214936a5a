'use client'

import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { discard } from './requests'

/** Says that the file lies on the server, and takes it away. */
export function KeptFile({ id }: { id: string }) {
  const router = useRouter()
  const remove = async () => {
    try {
      await discard(id)
      router.push('/import')
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-muted">The server keeps the file until it is imported, for a day at most.</p>
      <Button className="ml-auto" onClick={remove}>
        Discard the file
      </Button>
    </div>
  )
}

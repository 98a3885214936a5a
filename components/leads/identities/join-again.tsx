'use client'

import { Button } from '@/components/ui/button'
import { useRequest } from '@/components/ui/use-request'
import { joinAgain } from '../requests'

/** Joins again what had been parted. It can be undone, so it does not ask. */
export function JoinAgain({ id, name }: { id: string; name: string }) {
  const { run, isPending } = useRequest(
    () => joinAgain(id),
    () => `${name} is joined again.`,
  )
  return (
    <Button aria-label={`Join ${name} again`} disabled={isPending} onClick={() => run()}>
      {isPending ? 'Joining…' : 'Join again'}
    </Button>
  )
}

'use client'

import { Button } from '@/components/ui/button'
import { joinAgain } from '../requests'
import { useRequest } from '../use-request'

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

'use client'

import { Button } from '@/components/ui/button'
import type { FilterProblem } from '@/lib/filters/read-params'
import { ProblemsBox } from './problems-box'
import { useSessionQuery } from './session-query-provider'

/** Names what of the link could not be read. The rows below are those of the rest of it. */
export function ProblemsNotice({ problems }: { problems: FilterProblem[] }) {
  const { go } = useSessionQuery()
  const action = <Button onClick={() => go({}, { replace: true })}>Remove from the link</Button>
  return <ProblemsBox problems={problems} action={action} />
}

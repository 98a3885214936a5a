import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { FilterProblem } from '@/lib/filters/read-params'
import { ProblemsBox } from './problems-box'

/** Names what of a link could not be read. `cleanHref` is the link without it, which is what the page shows. */
export function LinkProblems({ problems, cleanHref }: { problems: FilterProblem[]; cleanHref: string }) {
  const action = (
    <Link href={cleanHref} replace className={buttonClass()}>
      Remove from the link
    </Link>
  )
  return <ProblemsBox problems={problems} action={action} />
}

import { Skeleton } from '@/components/ui/skeleton'
import { PageHeader } from './page-header'

/** A page of settings while it is on its way: where one is, and that it comes. */
export function PageLoading({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <div role="status" aria-busy className="mx-auto grid w-full max-w-4xl gap-3 p-3 sm:p-4">
        <span className="sr-only">Loading</span>
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-4 w-full max-w-lg" />
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
      </div>
    </>
  )
}

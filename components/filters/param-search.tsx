'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'
import { SearchField } from './search-field'

/** Parameters that name a place in the list as it was before the search. */
const places = ['after', 'before', 'last', 'open']

/** The free text of a list, written to the URL's `q`. */
export function ParamSearch({ label, className }: { label: string; className?: string }) {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const [isPending, startTransition] = useTransition()

  function apply(text: string, isStep: boolean) {
    const next = new URLSearchParams(params)
    for (const place of places) next.delete(place)
    if (text) next.set('q', text)
    else next.delete('q')
    const href = next.size > 0 ? `${pathname}?${next}` : pathname
    const go = isStep ? router.push : router.replace
    startTransition(() => go(href, { scroll: false }))
  }

  const applied = params.get('q') ?? ''
  return <SearchField label={label} applied={applied} onApply={apply} isBusy={isPending} className={className} />
}

'use client'

import { useEffect, useState } from 'react'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { writeSessionFilter } from '@/lib/filters/write-session-query'
import type { FacetValue } from '@/lib/sessions/types'

/** A choice of a filter. `detail` tells equal labels apart. */
export interface Choice extends FacetValue {
  detail?: string
}

interface Choices {
  values: Choice[]
  /** `loading` also while the values of an earlier search are still shown. */
  state: 'loading' | 'ready' | 'failed'
}

/** The choices of a filter with their counts under the other filters, loaded when an editor asks for them. */
export function useFacet(param: string, filter: SessionFilter, search = ''): Choices {
  const [choices, setChoices] = useState<Choices>({ values: [], state: 'loading' })
  const url = facetHref(param, filter, search)
  useEffect(() => {
    const controller = new AbortController()
    setChoices(({ values }) => ({ values, state: 'loading' }))
    const load = async () => {
      try {
        const response = await fetch(url, { signal: controller.signal })
        if (!response.ok) throw new Error(`${response.status}`)
        const { values } = (await response.json()) as { values: Choice[] }
        setChoices({ values, state: 'ready' })
      } catch {
        if (!controller.signal.aborted) setChoices({ values: [], state: 'failed' })
      }
    }
    const timer = setTimeout(load, search ? 150 : 0)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [url, search])
  return choices
}

function facetHref(param: string, filter: SessionFilter, search: string): string {
  const params = writeSessionFilter(filter)
  params.set('param', param)
  if (search) params.set('search', search)
  return `/sessions/facets?${params}`
}

'use client'

import { type ComponentProps, lazy, Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { AddFilterMenu } from './add-filter-menu'
import type { FilterEditor } from './filter-editor'

// Editors are a third of the page's code and not needed to read it. They load when the pointer or the focus comes near.

export const loadFilterEditor = () => import('./filter-editor')
export const loadAddFilterMenu = () => import('./add-filter-menu')

const Editor = lazy(async () => ({ default: (await loadFilterEditor()).FilterEditor }))
const Menu = lazy(async () => ({ default: (await loadAddFilterMenu()).AddFilterMenu }))

export function LazyFilterEditor(props: ComponentProps<typeof FilterEditor>) {
  return (
    <Suspense fallback={<Skeleton className="m-3 h-28 w-64 max-w-full" />}>
      <Editor {...props} />
    </Suspense>
  )
}

export function LazyAddFilterMenu(props: ComponentProps<typeof AddFilterMenu>) {
  return (
    <Suspense fallback={<Skeleton className="m-3 h-56 w-48" />}>
      <Menu {...props} />
    </Suspense>
  )
}

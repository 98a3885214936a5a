import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/input'

/** A select as wide as its words. */
export function SmallSelect(props: ComponentProps<'select'>) {
  return <Select {...props} className="!h-6 !w-auto max-w-full !px-1.5 !text-xs coarse:!h-9" />
}

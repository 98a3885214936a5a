'use client'

import { useEffect, useState } from 'react'

/** What a promise from the server brings, once it has; `failed` when it does not. The page is there without it. */
export function useLater<Value>(promise: Promise<Value>): { value: Value | undefined; failed: boolean } {
  const [state, setState] = useState<{ value: Value | undefined; failed: boolean }>({ value: undefined, failed: false })
  useEffect(() => {
    let isCurrent = true
    promise.then(
      (value) => isCurrent && setState({ value, failed: false }),
      () => isCurrent && setState({ value: undefined, failed: true }),
    )
    return () => {
      isCurrent = false
    }
  }, [promise])
  return state
}

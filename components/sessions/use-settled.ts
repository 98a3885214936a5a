'use client'

import { startTransition, use, useEffect, useState } from 'react'

/**
 * The value of a promise that the server streams. The first one suspends; a later one leaves the value before it in place,
 * marked stale, until it is there - so that figures never hold back the rows they belong to.
 */
export function useSettled<Value>(promise: Promise<Value>): { value: Value; isStale: boolean } {
  const [shown, setShown] = useState(promise)
  useEffect(() => {
    let isCurrent = true
    const show = () => isCurrent && startTransition(() => setShown(promise))
    // A failure is shown too: `use` throws it into the nearest error boundary.
    promise.then(show, show)
    return () => {
      isCurrent = false
    }
  }, [promise])
  return { value: use(shown), isStale: shown !== promise }
}

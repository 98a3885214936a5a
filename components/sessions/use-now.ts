import { useEffect, useState } from 'react'

const tickMs = 5000

/**
 * The server's time, going on from `serverMs` by this browser's clock until `untilMs`. The first render has the server's
 * own, so that both write the same.
 */
export function useNow(serverMs: number, untilMs: number): number {
  const [nowMs, setNowMs] = useState(serverMs)
  useEffect(() => {
    const aheadMs = serverMs - Date.now()
    const tick = () => {
      const nextMs = Date.now() + aheadMs
      setNowMs(nextMs)
      if (nextMs >= untilMs) clearInterval(timer)
    }
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [serverMs, untilMs])
  return nowMs
}

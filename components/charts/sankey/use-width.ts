import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Between the margins of an upright A4 page. */
const paperWidth = 700

/** The width of an element, measured once it is on screen and whenever it changes; on paper that of a page. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1100)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() => element.clientWidth > 0 && setWidth(element.clientWidth))
    observer.observe(element)
    // Nothing observes the size that an element has on paper, and the picture is taken right after the event.
    const print = () => flushSync(() => setWidth(paperWidth))
    const show = () => setWidth(element.clientWidth)
    window.addEventListener('beforeprint', print)
    window.addEventListener('afterprint', show)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', print)
      window.removeEventListener('afterprint', show)
    }
  }, [ref])
  return width
}

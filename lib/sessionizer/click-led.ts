import { pageViewType } from './event-types'
import type { Touch } from './types'

/** Whether a page view follows the last click in an email; null without a click. @param touches of one session, in order */
export function clickLed(touches: readonly Touch[]): boolean | null {
  let led: boolean | null = null
  for (const { type } of touches) {
    if (type === 'email_click') led = false
    else if (led === false && type === pageViewType) led = true
  }
  return led
}

import { isbot } from 'isbot'
import { isMailProgram } from '@/lib/noise/mail-program'
import { remember } from '@/lib/sessionizer/compile-rules'

/** Agents come again and again, and isbot's expression is long. */
const isBot = remember((agent) => ({ yes: isbot(agent) }))

/** Whether a user agent is a bot's. An email may be opened by programs that are no browsers, and yet read by people. */
export function isBotAgent(agent: string | null, type: string): boolean {
  if (agent === null) return false
  return isBot(agent).yes && !(type === 'email_open' && isMailProgram(agent))
}

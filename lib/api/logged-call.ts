import { isAppError } from '@/lib/errors'
import { logCall } from '@/lib/ingest/call-log'
import type { CallResult } from '@/lib/ingest/types'
import type { ApiKey } from '@/lib/keys/types'
import { problem } from './problem'

export interface Answered {
  response: Response
  result: CallResult
}

/** Answers a call of a sender, and notes on the Sources page what became of it; also when it is refused. */
export async function loggedCall(
  { key, route, nowMs }: { key: ApiKey; route: string; nowMs: number },
  run: () => Promise<Answered>,
): Promise<Response> {
  const line = { keyId: key.id, at: nowMs, route }
  try {
    const { response, result } = await run()
    const { accepted, duplicates, rejected, outcomes } = result
    const problems = outcomes.flatMap((item) =>
      item.outcome === 'rejected' ? [{ index: item.index, reason: item.reason }] : [],
    )
    logCall({ ...line, status: response.status, accepted, duplicates, rejected, problems })
    return response
  } catch (error) {
    const response = problem(error)
    const reason = isAppError(error) ? error.message : 'The call failed.'
    logCall({
      ...line,
      status: response.status,
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      problems: [{ index: 0, reason }],
    })
    return response
  }
}

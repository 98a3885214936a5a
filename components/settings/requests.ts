import type { Rules } from '@/lib/sessionizer/types'
import type { BackgroundWork, PreviewMessage, RulesPreview, SavedRules } from '@/lib/settings/types'

// What the page asks of the server.

/** A refusal in the server's words, with the field that is wrong where there is one. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message)
  }
}

/** @param seen the rules that the new ones were made from */
export async function saveRules(rules: Rules, seen: Rules): Promise<SavedRules> {
  return (await send('/api/rules', { method: 'PUT', ...json({ rules, seen }) })).json()
}

export async function fetchBackground(signal?: AbortSignal): Promise<BackgroundWork> {
  return (await send('/api/background', { ...(signal && { signal }) })).json()
}

interface PreviewRequest {
  rules: Rules
  /** Count all leads, however long it takes. */
  isComplete: boolean
  signal: AbortSignal
  onProgress: (leads: number, leadsTotal: number) => void
}

export async function fetchPreview({ rules, isComplete, signal, onProgress }: PreviewRequest): Promise<RulesPreview> {
  const response = await send('/api/rules/preview', { method: 'POST', signal, ...json({ rules, isComplete }) })
  for await (const line of lines(response)) {
    const message = JSON.parse(line) as PreviewMessage // our own server's
    if (message.kind === 'done') return message.preview
    if (message.kind === 'failed') throw new Error(message.message)
    onProgress(message.leads, message.leadsTotal)
  }
  throw new Error('The connection to the server broke off.')
}

export async function* lines(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    if (done) break
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

export function json(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

export async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (response.ok) return response
  const { detail, code } = readProblem(await response.text())
  throw new Refusal(detail ?? `The server answered with ${response.status}.`, code ?? null)
}

function readProblem(text: string): { detail?: string; code?: string } {
  try {
    const { detail, code } = JSON.parse(text)
    return { ...(typeof detail === 'string' && { detail }), ...(typeof code === 'string' && { code }) }
  } catch {
    return {} // not our own answer: a proxy's page
  }
}

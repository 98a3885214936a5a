// How pages ask the server for something. A refusal is an Error with the server's words.

/** With the code that the server gave, if it did. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message)
  }
}

/** @throws Refusal; DOMException when it was stopped; Error when the server is away */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    if (error instanceof DOMException) throw error
    throw new Error('The server does not answer.')
  })
  if (response.ok) return response
  const { detail, code } = readProblem(await response.text())
  throw new Refusal(detail ?? `The server answered with ${response.status}.`, code ?? null)
}

/** The body of a request. */
export function json(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** What a problem+json says; nothing of an answer that is not our own, as a proxy's page. */
export function readProblem(text: string): { detail?: string; code?: string } {
  try {
    const { detail, code } = JSON.parse(text)
    return { ...(typeof detail === 'string' && { detail }), ...(typeof code === 'string' && { code }) }
  } catch {
    return {}
  }
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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

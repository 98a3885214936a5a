import type { Erasure, JoinOutcome, UndoneJoin } from '@/lib/leads/types'

// What the page of a lead asks of the server. A refusal is an Error with the server's words.

export async function eraseLead(id: string): Promise<Erasure> {
  return (await send(`/api/leads/${encodeURIComponent(id)}`, 'DELETE')).json()
}

export async function undoJoin(id: string): Promise<UndoneJoin> {
  return (await send(`/api/joins/${encodeURIComponent(id)}/undo`, 'POST')).json()
}

export async function joinAgain(id: string): Promise<JoinOutcome> {
  return (await send(`/api/joins/${encodeURIComponent(id)}/again`, 'POST')).json()
}

async function send(url: string, method: string): Promise<Response> {
  const response = await fetch(url, { method })
  if (response.ok) return response
  throw new Error(detailOf(await response.text()) ?? `The server answered with ${response.status}.`)
}

function detailOf(text: string): string | undefined {
  try {
    const { detail } = JSON.parse(text)
    return typeof detail === 'string' ? detail : undefined
  } catch {
    return undefined // not our own answer: a proxy's page
  }
}

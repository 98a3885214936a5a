import { json, readProblem, send } from '@/components/ui/ask-server'
import type { ImportChoices, ImportJob } from '@/lib/imports/types'

// What the page asks of the server.

export async function fetchJob(id: string, signal: AbortSignal): Promise<ImportJob> {
  return (await send(`/api/imports/${id}`, { signal })).json()
}

export async function startRun(id: string, choices: ImportChoices, isDryRun: boolean): Promise<void> {
  await send(`/api/imports/${id}/run`, { method: 'POST', ...json({ ...choices, isDryRun }) })
}

export async function stopRun(id: string): Promise<void> {
  await send(`/api/imports/${id}/stop`, { method: 'POST' })
}

export async function discard(id: string): Promise<void> {
  await send(`/api/imports/${id}`, { method: 'DELETE' })
}

/**
 * Sends a file to the server, which keeps it for the check and the import. The id of its job.
 * @param onProgress bytes sent so far
 */
export function upload(file: File, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch does not tell how far an upload is
    request.open('POST', '/api/imports')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText).id)
      else reject(new Error(readProblem(request.responseText).detail ?? 'The server did not take the file.'))
    }
    request.onerror = () => reject(new Error('The connection to the server broke off.'))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

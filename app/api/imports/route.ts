import { ownRoute } from '@/lib/api/own-route'
import { AppError } from '@/lib/errors'
import { receiveUpload } from '@/lib/imports/jobs/receive-upload'

/** Takes a file, as the request's body, to the disk of the server. Its name stands in `x-file-name`, URL encoded. */
export const POST = ownRoute(async (request) => {
  if (!request.body) throw new AppError('bad_request', 'The file is empty.')
  const fileName = readFileName(request.headers.get('x-file-name') ?? '')
  return Response.json({ id: await receiveUpload(request.body, fileName, Date.now()) }, { status: 201 })
})

function readFileName(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a program that did not encode it
  }
}

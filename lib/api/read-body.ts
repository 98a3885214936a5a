import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'

/** What a body is read from: a request of the web, or one that the server takes itself. */
export interface WithBody {
  headers: Pick<Headers, 'get'>
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null
}

/**
 * The body of a request, unpacked when it comes as gzip, up to `maxBytes` of it: what is larger is given up while it
 * arrives or unpacks.
 * @throws AppError 'too_large'; 'bad_request' when it is no gzip, or is packed in another way
 */
export async function readBody(request: WithBody, maxBytes: number): Promise<Buffer> {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding === 'identity') return readBytes(request, maxBytes)
  if (encoding === 'gzip' || encoding === 'x-gzip') return unpack(await readBytes(request, maxBytes), maxBytes)
  throw new AppError('bad_request', `The body is packed as ${encoding.slice(0, 50)}; gzip is understood.`)
}

async function readBytes({ body }: WithBody, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const gunzipAsync = promisify(gunzip)

async function unpack(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await gunzipAsync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes)
    throw new AppError('bad_request', 'The body is no gzip.', { cause: error })
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `The body is larger than ${maxBytes} bytes.`)
}

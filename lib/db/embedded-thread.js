// The thread of the embedded database: PGlite, and nothing else. It takes messages of PostgreSQL's protocol, as many as
// make a statement with all its rows, and answers in the same protocol; `undefined` ends each answer.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

/** @import { MessagePort } from 'node:worker_threads' */

/** Twice PGlite's own: what is not in them is fetched through JavaScript. */
const buffersMb = 256

const { files, mark, prepared } = workerData
const isNew = files === undefined || !existsSync(files)
const loadDataDir = isNew && existsSync(prepared) ? new Blob([readFileSync(prepared)]) : undefined
const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${buffersMb}MB`]
const pglite = new PGlite({ dataDir: files, loadDataDir, extensions: { pg_trgm }, startParams })
await pglite.waitReady
if (mark) rmSync(mark, { force: true })

parentPort?.on('message', async (/** @type {Uint8Array | { snapshot: MessagePort } | 'close'} */ message) => {
  if (message === 'close') {
    await pglite.close()
    parentPort?.close()
  } else if (message instanceof Uint8Array) {
    await pglite.execProtocolRawStream(message, { onRawData })
    parentPort?.postMessage(undefined)
  } else {
    const tar = await pglite.dumpDataDir('none')
    message.snapshot.postMessage(new Uint8Array(await tar.arrayBuffer()))
  }
})

/** @param {Uint8Array} bytes that PGlite will use again */
function onRawData(bytes) {
  const answer = bytes.slice()
  parentPort?.postMessage(answer, [answer.buffer])
}

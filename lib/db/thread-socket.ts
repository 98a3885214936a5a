import { Duplex } from 'node:stream'
import type { Worker } from 'node:worker_threads'
import { AppError } from '../errors'

/** What `pg` takes for a socket to the server, and is one to the thread of the embedded database. */
export class ThreadSocket extends Duplex {
  /** Statements without their whole answer yet. */
  private due = 0

  constructor(private readonly worker: Worker) {
    super()
    worker.on('message', this.onMessage).once('error', this.onError).once('exit', this.onExit)
  }

  connect(): this {
    process.nextTick(() => this.emit('connect')) // what is sent before the thread is ready waits for it
    return this
  }

  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.send([chunk])
    done()
  }

  /** `pg` corks the messages of one statement: the thread gets them together. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.send(chunks.map(({ chunk }) => chunk))
    done()
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.worker.off('message', this.onMessage).off('error', this.onError).off('exit', this.onExit)
    done(error)
  }

  private send(chunks: Buffer[]): void {
    const [first] = chunks
    if (first?.[0] === terminate) return // the thread outlives its connections
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const message = new Uint8Array(length)
    let at = 0
    for (const chunk of chunks) {
      message.set(chunk, at)
      at += chunk.length
    }
    this.due++
    this.worker.ref() // the process waits for the answer
    this.worker.postMessage(message, [message.buffer])
  }

  private readonly onMessage = (answer: Uint8Array | undefined): void => {
    if (answer) this.push(Buffer.from(answer.buffer))
    else if (--this.due === 0) this.worker.unref()
  }

  private readonly onError = (error: Error): void => this.fail(error.message)
  private readonly onExit = (): void => this.fail('its thread has ended')

  private fail(reason: string): void {
    this.destroy(new AppError('unavailable', `The embedded database stopped: ${reason}`))
  }
}

const terminate = 'X'.charCodeAt(0)

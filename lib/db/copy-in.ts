import type { Connection, PoolClient, Submittable } from 'pg'

/**
 * Runs a COPY ... FROM STDIN whose rows are all at hand, as COPY's text format has them. They go out in one piece: each
 * further write to the connection would wake the database up once more.
 */
export function copyIn(client: PoolClient, statement: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => client.query(new CopyIn(statement, text, resolve, reject)))
}

/** What pg calls while it runs a statement. */
class CopyIn implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly text: string,
    readonly handleReadyForQuery: () => void,
    readonly handleError: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(connection: Connection): void {
    connection.stream.write(toMessages(this.text))
  }

  handleCommandComplete(): void {}
}

/** CopyData with all of the text, and CopyDone. */
function toMessages(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const messages = Buffer.allocUnsafe(length + 10)
  messages.write('d', 0)
  messages.writeUInt32BE(length + 4, 1)
  messages.write(text, 5)
  messages.write('c', length + 5)
  messages.writeUInt32BE(4, length + 6)
  return messages
}

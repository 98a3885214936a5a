import pg from 'pg'

// Of `pg`'s connection, what its types leave out.
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/**
 * COPY ... FROM STDIN with its rows behind it, rather than after the server has said that it waits for them: a round trip
 * less, and the embedded database cannot wait.
 */
export function copyRows(client: pg.PoolClient, statement: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(statement, (error) => (error ? reject(error) : resolve()))
    const begin = query.submit.bind(query)
    Object.assign(query, {
      submit(connection: CopyConnection) {
        connection.stream.cork()
        begin(connection)
        connection.sendCopyFromChunk(rows)
        connection.endCopyFrom()
        connection.stream.uncork()
      },
      handleCopyInResponse() {}, // the rows are on their way
    })
    client.query(query)
  })
}

/** Writes what nobody expected to the log, with its cause: the answer says nothing of it. */
export function reportUnexpected(error: unknown, request: Request): void {
  const { pathname } = new URL(request.url)
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${request.method} ${pathname} failed: ${cause}\n`)
}

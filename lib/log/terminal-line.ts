/**
 * A line of the log as one reads it on a terminal.
 * @example '12:03:01 info  POST /v1/batch 200 4 ms (8f14e45f)'
 */
export function terminalLine(line: string): string {
  const { time, level, msg, requestId, ...fields } = JSON.parse(line) as Record<string, unknown>
  const { stack, method, path, status, ms, ...others } = fields
  const words = [
    String(time).slice(11, 19),
    String(level).padEnd(5),
    method === undefined ? msg : [method, path, status, ...(ms === undefined ? [] : [`${ms} ms`])].join(' '),
    ...(method !== undefined && msg !== 'request' ? [msg] : []),
    ...Object.entries(others).map(([name, value]) => `${name}=${String(value)}`),
    ...(requestId === undefined ? [] : [`(${String(requestId).slice(0, 8)})`]),
  ]
  return `${words.join(' ')}\n${stack === undefined ? '' : `${String(stack)}\n`}`
}

import pino from 'pino'
import { readEnvironment } from '../env'
import { redactText } from './redact'
import { terminalLine } from './terminal-line'

/** The process's log: a line of JSON for each entry on standard output, or words when that is a terminal. */
export function log(): pino.Logger {
  holder.leadtrailLog ??= open()
  return holder.leadtrailLog
}

// One for the process, as lib/db/client.ts does it, so that lines do not run into each other.
const holder = globalThis as { leadtrailLog?: pino.Logger }

function open(): pino.Logger {
  // Nobody waits for a slow reader of the log, and many lines go out at once.
  const output = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 500 })
  const options: pino.LoggerOptions = {
    level: readEnvironment().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactFields },
  }
  if (!process.stdout.isTTY) return pino(options, output)
  return pino(options, { write: (line: string) => void output.write(terminalLine(line)) })
}

function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redactText(value) : value]),
  )
}

import { readdirSync, readFileSync } from 'node:fs'

// CPU time of processes, as Linux counts it: a measure of what work costs that holds on a machine that is busy with other
// things, too.

const ticksPerSecond = 100 // USER_HZ, the same on all machines that Node runs on

/** Seconds of CPU that a process has used. @returns undefined where there is no such process, or no /proc */
export function cpuSeconds(pid: number): number | undefined {
  const stat = readStat(pid)
  return stat && (stat.user + stat.system) / ticksPerSecond
}

/** The same of a process and all it has started, those that have ended included. For the server of PostgreSQL. */
export function cpuSecondsOfFamily(pid: number): number | undefined {
  const parent = readStat(pid)
  if (!parent) return undefined
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
    .filter((stat) => stat.parent === pid)
  const ticks = [parent, ...children].map(({ user, system }) => user + system)
  return ticks.reduce((sum, count) => sum + count, parent.ended) / ticksPerSecond
}

/** The process that started this one. */
export function parentOf(pid: number): number | undefined {
  return readStat(pid)?.parent
}

interface Stat {
  parent: number
  /** Ticks in the process's own code, and in the system's. */
  user: number
  system: number
  /** Both, of its children that have ended. */
  ended: number
}

function readStat(pid: number): Stat | undefined {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined // it has ended, or this is no Linux
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ') // the name before may hold spaces
  const number = (index: number) => Number(fields[index])
  return { parent: number(1), user: number(11), system: number(12), ended: number(13) + number(14) }
}

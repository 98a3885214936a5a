import { join, resolve } from 'node:path'
import { readEnvironment } from '@/lib/env'

/** Where a job keeps its files: below the data folder, also when the events go to a PostgreSQL server. */
export function jobFolder(id: string): string {
  if (!/^[a-z0-9]+$/.test(id)) throw new RangeError(`"${id}" is no id of an import`)
  return join(resolve(readEnvironment().LEADTRAIL_DATA), 'imports', id)
}

export function uploadPath(id: string): string {
  return join(jobFolder(id), 'upload')
}

export function rejectsPath(id: string): string {
  return join(jobFolder(id), 'rejects.csv')
}

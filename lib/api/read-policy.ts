import type { RatePolicy } from './rate-limit'

/** What a read key may ask. Walking a million sessions at 200 a page takes some ten minutes. */
export const readPolicy: RatePolicy = { name: 'read', quota: 600, windowSeconds: 60 }

const dayMs = 86_400_000

/**
 * An instant as `Date.prototype.toISOString` writes it, at a fraction of the cost: times come in thousands a second, and
 * mostly of the same day.
 * @example formatInstant(0) // '1970-01-01T00:00:00.000Z'
 */
export function formatInstant(timeMs: number): string {
  const day = Math.floor(timeMs / dayMs)
  if (day !== last.day) last = { day, text: new Date(day * dayMs).toISOString().slice(0, -13) }
  const ms = Math.trunc(timeMs - day * dayMs)
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const [hour, minute, second] = [two[Math.floor(minutes / 60)], two[minutes % 60], two[seconds % 60]]
  return `${last.text}${hour}:${minute}:${second}.${String(ms % 1000).padStart(3, '0')}Z`
}

let last = { day: Number.NaN, text: '' }

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

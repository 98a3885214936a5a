import type { RejectedRow, RejectKind } from './types'

const maxKinds = 1000

/** Counts rejected rows by reason. Rows whose reasons differ only in what they quote are of one kind. */
export class RejectSummary {
  private readonly byPattern = new Map<string, RejectKind>()

  add(rows: readonly RejectedRow[]): void {
    for (const { line, reason } of rows) {
      const pattern = reason.replace(/"(?:[^"\\]|\\.?)*(?:"|$)/g, '""').replace(/\d+/g, '0')
      const known = this.byPattern.get(pattern)
      if (known) known.count++
      else if (this.byPattern.size < maxKinds) this.byPattern.set(pattern, { count: 1, line, reason })
    }
  }

  /** The most frequent first. */
  kinds(): RejectKind[] {
    return [...this.byPattern.values()].sort((a, b) => b.count - a.count)
  }
}

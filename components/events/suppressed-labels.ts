import type { SuppressedChoice } from '@/lib/filters/event-filter'

/** The choices about events that do not count, for people. */
export const suppressedLabels: Record<SuppressedChoice, string> = {
  no: 'Counted',
  yes: 'Not counted',
  bot: 'Bots',
  scanner: 'Mail scanners',
  burst: 'Click bursts',
  passive: 'Not the lead’s doing',
}

import { expect, test } from 'vitest'
import { type DatePreset, datePresets, presetOf, presetRange } from './presets'

// Still the evening of 28 February in New York, already 1 March in Berlin.
const now = Date.parse('2026-03-01T03:00:00Z')

test.each<[DatePreset, string, string, string]>([
  ['today', 'Europe/Berlin', '2026-03-01', '2026-03-01'],
  ['today', 'America/New_York', '2026-02-28', '2026-02-28'],
  ['yesterday', 'Europe/Berlin', '2026-02-28', '2026-02-28'],
  ['last-7-days', 'Europe/Berlin', '2026-02-23', '2026-03-01'],
  ['last-30-days', 'Europe/Berlin', '2026-01-31', '2026-03-01'],
  ['last-90-days', 'Europe/Berlin', '2025-12-02', '2026-03-01'],
  ['this-month', 'Europe/Berlin', '2026-03-01', '2026-03-31'],
  ['this-month', 'America/New_York', '2026-02-01', '2026-02-28'],
  ['last-month', 'Europe/Berlin', '2026-02-01', '2026-02-28'],
])('%s in %s is %s to %s', (preset, tz, from, to) => {
  expect(presetRange(preset, now, tz)).toEqual({ from, to })
})

test('days are recognised as the preset that means them', () => {
  for (const { id } of datePresets) expect(presetOf(presetRange(id, now, 'UTC'), now, 'UTC')).toBe(id)
  expect(presetOf({ from: '2026-01-01', to: '2026-01-03' }, now, 'UTC')).toBeNull()
})

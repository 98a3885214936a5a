import { describe, expect, test } from 'vitest'
import { roleOf, withRole } from './column-role'
import { countTypes, mapPreview, toPreviewRows } from './preview'
import { csvReader } from './read-csv'

const mapping = { fields: { lead: 'who', at: 'ts', type: 'event' }, ignored: ['ip'] }

test('the first rows become events, or say why not', () => {
  const reader = csvReader({ delimiter: ',' })
  const rows = reader.push('who,ts,event\nann,1580464800,x\n,1580464800,y\nann\nann,1580464800,x\n')
  const preview = toPreviewRows(rows)
  expect(preview.unreadable).toEqual([{ line: 4, reason: 'The row has 1 values, the header has 3' }])
  const { events, wrong } = mapPreview(preview.rows, { mapping, assumedZone: 'UTC' })
  expect(events.map(({ line }) => line)).toEqual([2, 5])
  expect(wrong).toEqual([{ line: 3, reason: 'who (lead) is missing' }])
  expect(countTypes(preview.rows, mapping)).toEqual([
    { type: 'x', count: 2 },
    { type: 'y', count: 1 },
  ])
})

describe('withRole', () => {
  test.each([
    ['plan', 'label', { lead: 'who', at: 'ts', type: 'event', label: 'plan' }, ['ip']],
    ['plan', 'type', { lead: 'who', at: 'ts', type: 'plan' }, ['ip']],
    ['who', 'property', { at: 'ts', type: 'event' }, ['ip']],
    ['who', 'ignore', { at: 'ts', type: 'event' }, ['ip', 'who']],
    ['ip', 'property', { lead: 'who', at: 'ts', type: 'event' }, []],
    ['ip', 'owner', { lead: 'who', at: 'ts', type: 'event', owner: 'ip' }, []],
  ] as const)('%s becomes %s', (column, role, fields, ignored) => {
    const changed = withRole(mapping, column, role)
    expect(changed).toEqual({ fields, ignored })
    expect(roleOf(changed, column)).toBe(role)
  })
})

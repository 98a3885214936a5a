import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseReportQuery, writeOwnParams } from './report-query'

const own = z.strictObject({ unit: z.enum(['day', 'week'], { error: 'must be day or week' }).optional() })

test('a report reads the filter of the sessions page and its own parameters', () => {
  const query = parseReportQuery(own, new URLSearchParams('source=Email&unit=week&from=2026-03-01'))
  expect(query).toEqual({ filter: { source: ['Email'], from: '2026-03-01' }, own: { unit: 'week' }, problems: [] })
})

test('what it cannot read is named, and the rest holds', () => {
  const query = parseReportQuery(own, new URLSearchParams('source=Email&unit=month&colour=red'))
  expect(query.filter).toEqual({ source: ['Email'] })
  expect(query.own).toEqual({})
  expect(query.problems).toEqual([
    { param: 'unit', message: 'unit: must be day or week' },
    { param: 'colour', message: 'Unknown parameter "colour"' },
  ])
})

test('a reversed range of days is dropped and named', () => {
  const { filter, problems } = parseReportQuery(own, new URLSearchParams('from=2026-03-02&to=2026-03-01'))
  expect(filter).toEqual({})
  expect(problems.map(({ param }) => param)).toEqual(['from'])
})

test('own parameters are written back', () => {
  expect(writeOwnParams(own, { unit: 'week' })).toBe('unit=week')
  expect(writeOwnParams(own, {})).toBe('')
})

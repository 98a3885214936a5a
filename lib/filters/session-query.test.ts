import { describe, expect, test } from 'vitest'
import { formatPosition } from './page-cursor'
import { parseSessionQuery, serializeSessionQuery } from './session-query'
import { writeSessionQuery } from './write-session-query'

const parse = (text: string) => parseSessionQuery(new URLSearchParams(text))

describe('the query of a page', () => {
  test('without parameters is the first 50, newest first', () => {
    expect(parse('')).toEqual({
      query: { filter: {}, sort: '-startedAt', limit: 50, cursor: { at: 'first' } },
      problems: [],
    })
  })

  test.each([
    '',
    'entry=page_view&sort=-points&limit=100',
    'after=startedAt%3A1764579600000%3Aabc-m5x',
    'sort=points&before=points%3D-5%3Aabc-m5x',
    'q=ann&sort=duration&last=1',
  ])('"%s" is written as it was read', (text) => {
    const { query, problems } = parse(text)
    expect(problems).toEqual([])
    expect(serializeSessionQuery(query).toString()).toBe(text)
    const { filter, sort, limit, cursor } = query
    const page = 'position' in cursor ? { at: cursor.at, text: formatPosition(cursor.position) } : cursor
    expect(writeSessionQuery(filter, sort, limit, page).toString()).toBe(text)
  })

  test('a place may hold any id', () => {
    expect(parse(`sort=events&after=${encodeURIComponent("events:3:a:b='; --")}`).query.cursor).toEqual({
      at: 'after',
      position: { column: 'events', key: 3, id: "a:b='; --" },
    })
  })

  test.each([
    ['sort=name', 'sort: must be one of -startedAt, startedAt, -duration, duration, -events, events, -points, points'],
    ['limit=10', 'limit: must be one of 25, 50, 100, 200'],
    ['after=xyz', 'after: is not a cursor of this list'],
    ['after=startedAt:999999999999999:a', 'after: is not a cursor of this list'],
    ['after=points:1:a', 'after: is a cursor of a list sorted by points, not by startedAt'],
    ['after=startedAt:1:a&last=1', 'last: cannot be given together with after'],
    ['last=2', 'last: must be 1'],
    ['from=2026-01-02&to=2026-01-01', 'from: the range is reversed, 2026-01-02 lies after 2026-01-01'],
    ['page=2', 'Unknown parameter "page"'],
  ])('%s is a problem, and the first page is read', (text, message) => {
    const { query, problems } = parse(text)
    expect(problems.map((problem) => problem.message)).toEqual([message])
    expect(query).toEqual({ filter: {}, sort: '-startedAt', limit: 50, cursor: { at: 'first' } })
  })
})

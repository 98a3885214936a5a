import { describe, expect, test } from 'vitest'
import { type Cell, findDrops, rarePages } from './find-drops'

function cell(given: Partial<Cell> & { sessions: number; bounced?: number }): Cell {
  const { bounced = 0 } = given
  const links = { clicked: 0, dead: 0, errors: 0 }
  return {
    source: 'Email',
    campaign: null,
    entryPath: null,
    isRecent: true,
    short: bounced,
    bounced,
    ...links,
    ...given,
  }
}

/** So many sessions of a page in the days judged, and before them. */
function page(
  entryPath: string,
  recent: [sessions: number, bounced: number],
  past: [sessions: number, bounced: number],
) {
  const given = { source: 'Direct', entryPath }
  return [
    cell({ ...given, sessions: recent[0], bounced: recent[1] }),
    cell({ ...given, sessions: past[0], bounced: past[1], isRecent: false }),
  ]
}
const causes = (cells: Cell[]) => findDrops(cells).drops.map(({ kind, value, cause }) => `${kind} ${value}: ${cause}`)

const calm = page('/calm', [200, 40], [400, 80])

describe('decay', () => {
  test('is a share of short sessions that rose', () => {
    expect(causes([...calm, ...page('/a', [100, 50], [200, 40])])).toEqual(['entryPath /a: decay'])
  })

  test.each<[string, [number, number], [number, number]]>([
    ['rose by less than 15 points', [100, 34], [200, 40]],
    ['may have risen by chance', [20, 8], [40, 8]],
    ['had fewer than 20 sessions before', [100, 25], [19, 0]],
    ['has fewer than 20 sessions now', [19, 19], [200, 10]],
    ['fell', [100, 10], [200, 100]],
  ])('is not what %s', (_, recent, past) => {
    expect(causes([...calm, ...page('/a', recent, past)])).toEqual([])
  })

  test('costs the sessions beyond those that were short before', () => {
    const [drop] = findDrops([...calm, ...page('/a', [100, 50], [200, 40])]).drops
    expect(drop).toMatchObject({
      affected: 30,
      recent: { sessions: 100, short: 50 },
      past: { sessions: 200, short: 40 },
    })
  })
})

describe('mismatch', () => {
  test('is a bounce rate far above what the same channels bring elsewhere', () => {
    expect(causes([...calm, ...page('/a', [100, 60], [200, 120])])).toEqual(['entryPath /a: mismatch'])
    expect(causes([...calm, ...page('/a', [100, 38], [200, 76])])).toEqual([])
  })

  test('compares by the mix of channels: a page that bouncy channels bring is no mismatch', () => {
    const social = (entryPath: string, sessions: number, bounced: number) =>
      cell({ source: 'Paid Social', entryPath, sessions, bounced })
    expect(causes([...calm, social('/b', 200, 160), social('/a', 100, 82)])).toEqual([])
  })

  test('says nothing where the channel brings nothing else', () => {
    expect(causes(page('/a', [100, 90], [200, 180]))).toEqual([])
  })
})

describe('a dead link', () => {
  const mail = (campaign: string, links: Partial<Pick<Cell, 'clicked' | 'dead' | 'errors'>>) =>
    cell({ campaign, sessions: 100, bounced: 50, ...links })

  test('is a campaign whose clicks lead nowhere, while those of others lead somewhere', () => {
    const { drops } = findDrops([mail('good', { clicked: 40, dead: 2 }), mail('bad', { clicked: 40, dead: 36 })])
    expect(drops).toMatchObject([
      { kind: 'campaign', value: 'bad', cause: 'dead-link', deadBy: 'clicks', affected: 36, peerDeadShare: 0.05 },
    ])
  })

  test('is not found where no click is ever followed by a page: the pages are not tracked', () => {
    expect(causes([mail('a', { clicked: 40, dead: 40 }), mail('b', { clicked: 40, dead: 40 })])).toEqual([])
  })

  test('needs ten sessions and half of the clicks', () => {
    const good = mail('good', { clicked: 40 })
    expect(causes([good, mail('bad', { clicked: 40, dead: 20 })])).toEqual(['campaign bad: dead-link'])
    expect(causes([good, mail('bad', { clicked: 40, dead: 19 })])).toEqual([])
    expect(causes([good, mail('bad', { clicked: 9, dead: 9 })])).toEqual([])
  })

  test('may also show by error pages', () => {
    const { drops } = findDrops([mail('good', {}), mail('bad', { errors: 70 })])
    expect(drops).toMatchObject([{ value: 'bad', cause: 'dead-link', deadBy: 'errors', affected: 70 }])
  })
})

describe('the board', () => {
  test('puts the largest loss first', () => {
    const cells = [
      ...page('/calm', [900, 180], [900, 180]),
      ...page('/a', [100, 60], [200, 20]),
      ...page('/b', [300, 180], [600, 60]),
    ]
    expect(findDrops(cells).drops.map(({ value }) => value)).toEqual(['/b', '/a'])
  })

  test('does not report a page a second time as its channel', () => {
    const given = { source: 'Organic Search', isRecent: true }
    const before = { source: 'Organic Search', isRecent: false }
    const broken = [
      cell({ ...given, entryPath: '/a', sessions: 100, bounced: 80 }),
      cell({ ...before, entryPath: '/a', sessions: 200, bounced: 20 }),
    ]
    const others = [
      cell({ ...given, entryPath: '/b', sessions: 60, bounced: 6 }),
      cell({ ...before, entryPath: '/b', sessions: 120, bounced: 12 }),
    ]
    expect(causes([...broken, ...others])).toEqual(['entryPath /a: decay'])
    const all = [
      cell({ ...given, entryPath: '/b', sessions: 60, bounced: 40 }),
      cell({ ...before, entryPath: '/b', sessions: 120, bounced: 12 }),
      cell({ ...given, sessions: 100, bounced: 70 }),
      cell({ ...before, sessions: 200, bounced: 20 }),
    ]
    expect(causes(all)).toEqual(['source Organic Search: decay', 'entryPath /b: decay'])
  })

  test('is empty without sessions', () => {
    expect(findDrops([])).toEqual({ drops: [], compared: 0 })
  })
})

test('rare pages together are not judged, but others are compared with them', () => {
  const rare = page(rarePages, [200, 120], [400, 240])
  expect(causes([...calm, ...rare])).toEqual([])
  expect(causes([...rare, ...page('/a', [100, 60], [200, 120])])).toEqual([])
})

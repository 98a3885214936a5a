import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutSankey, type SankeyBand } from './sankey-layout'

const size = { width: 800, height: 400, nodeWidth: 10, gap: 8 }

/** Ways through a few columns, summed up as a flow. */
const anyFlow = fc
  .array(fc.tuple(fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 50 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((ways) => {
    const last = Math.max(...ways.map(([stops]) => stops.length))
    const nodes = new Map<string, { id: string; column: number; value: number }>()
    const bands = new Map<string, SankeyBand>()
    for (const [stops, value] of ways) {
      const ids = [...stops.map((stop, column) => ({ id: `${column}-${stop}`, column })), { id: 'goal', column: last }]
      for (const [index, { id, column }] of ids.entries()) {
        nodes.set(id, { id, column, value: (nodes.get(id)?.value ?? 0) + value })
        const source = ids[index - 1]?.id
        if (source === undefined) continue
        const key = `${source} ${id}`
        bands.set(key, { source, target: id, value: (bands.get(key)?.value ?? 0) + value })
      }
    }
    return { nodes: [...nodes.values()], bands: [...bands.values()] }
  })

test('nodes keep apart, inside the picture, as tall as what they stand for', () => {
  fc.assert(
    fc.property(anyFlow, (flow) => {
      const { nodes } = layoutSankey(flow, size)
      const unit = (nodes[0]?.height ?? 0) / (nodes[0]?.node.value ?? 1)
      for (const { node, x, y, height } of nodes) {
        expect(height).toBeCloseTo(node.value * unit)
        expect(x + size.nodeWidth).toBeLessThanOrEqual(size.width + 0.01)
        expect(y + height).toBeLessThanOrEqual(size.height + 0.01)
        const below = nodes.filter((other) => other.node.column === node.column && other.y > y)
        for (const other of below) expect(other.y).toBeGreaterThanOrEqual(y + height + size.gap - 0.01)
      }
    }),
  )
})

test('a band that passes a column runs below its nodes', () => {
  const { nodes, bands } = layoutSankey(
    {
      nodes: [
        { id: 'a', column: 0, value: 10 },
        { id: 'b', column: 1, value: 4 },
        { id: 'goal', column: 2, value: 10 },
      ],
      bands: [
        { source: 'a', target: 'b', value: 4 },
        { source: 'a', target: 'goal', value: 6 },
        { source: 'b', target: 'goal', value: 4 },
      ],
    },
    size,
  )
  const b = nodes.find(({ node }) => node.id === 'b')
  const passing = bands.find(({ band }) => band.source === 'a' && band.target === 'goal')
  expect(passing?.outline).toContain(`${b?.x},${Math.round(((b?.height ?? 0) + size.gap) * 10) / 10}`)
})

test('a band backwards is refused', () => {
  const nodes = [
    { id: 'a', column: 1, value: 1 },
    { id: 'b', column: 0, value: 1 },
  ]
  expect(() => layoutSankey({ nodes, bands: [{ source: 'a', target: 'b', value: 1 }] }, size)).toThrow(RangeError)
})

// Places the nodes and bands of a flow from left to right. Each column's nodes are stacked from the top; what has left
// the flow before passes below them, so that no band crosses a node.

export interface SankeyNode {
  id: string
  column: number
  value: number
}

export interface SankeyBand {
  source: string
  target: string
  value: number
}

export interface PlacedNode<Node extends SankeyNode> {
  node: Node
  x: number
  y: number
  height: number
}

export interface PlacedBand<Band extends SankeyBand> {
  band: Band
  /** Its outline, for `d` of a path. */
  outline: string
  /** The middle of its first stretch. */
  x: number
  y: number
}

export interface SankeySize {
  width: number
  height: number
  /** Of a node. */
  nodeWidth: number
  /** Between two nodes of a column. */
  gap: number
}

export interface SankeyLayout<Node extends SankeyNode, Band extends SankeyBand> {
  nodes: PlacedNode<Node>[]
  bands: PlacedBand<Band>[]
}

/** Where something passes a column: a node, or a band on its way to a later one. */
interface Slot {
  column: number
  value: number
  y: number
}

/** @param flow every band goes from a column to a later one */
export function layoutSankey<Node extends SankeyNode, Band extends SankeyBand>(
  flow: { nodes: readonly Node[]; bands: readonly Band[] },
  size: SankeySize,
): SankeyLayout<Node, Band> {
  const columns = Math.max(0, ...flow.nodes.map(({ column }) => column)) + 1
  const slots = new Map(flow.nodes.map(({ id, column, value }) => [id, toSlot(column, value)]))
  const ways = flow.bands.map((band) => wayOf(band, slots))
  const scale = place(columns, [...slots.values()], ways, size)
  const xOf = (column: number) => (columns === 1 ? 0 : (column * (size.width - size.nodeWidth)) / (columns - 1))
  return {
    nodes: flow.nodes.map((node) => {
      const { y } = slots.get(node.id) ?? { y: 0 }
      return { node, x: xOf(node.column), y, height: node.value * scale }
    }),
    bands: ways.map((way) => toBand(way, endsOf(way, ways, scale), scale, xOf, size.nodeWidth)),
  }
}

const toSlot = (column: number, value: number): Slot => ({ column, value, y: 0 })

interface Way<Band extends SankeyBand> {
  band: Band
  source: Slot
  target: Slot
  /** One for each column in between. */
  lanes: Slot[]
}

function wayOf<Band extends SankeyBand>(band: Band, slots: ReadonlyMap<string, Slot>): Way<Band> {
  const [source, target] = [slots.get(band.source), slots.get(band.target)]
  if (!source || !target || source.column >= target.column) throw new RangeError('A band goes to a later column')
  const between = Array.from({ length: target.column - source.column - 1 }, (_, index) => source.column + 1 + index)
  return { band, source, target, lanes: between.map((column) => toSlot(column, band.value)) }
}

/** Gives every slot its place from the top; the height of one unit. */
function place(columns: number, nodes: Slot[], ways: Way<SankeyBand>[], { height, gap }: SankeySize): number {
  const lanes = ways.flatMap((way) => way.lanes)
  const inColumn = (slots: Slot[], column: number) => slots.filter((slot) => slot.column === column)
  const scales = Array.from({ length: columns }, (_, column) => {
    const [own, passing] = [inColumn(nodes, column), inColumn(lanes, column)]
    const gaps = Math.max(0, own.length - 1 + (passing.length > 0 ? 1 : 0))
    return Math.max(0, height - gaps * gap) / Math.max(1, total([...own, ...passing]))
  })
  const scale = Math.min(...scales)
  for (let column = 0; column < columns; column++) {
    const own = inColumn(nodes, column)
    const centre = new Map(own.map((slot) => [slot, column === 0 ? -slot.value : incomingCentre(slot, ways)]))
    own.sort((a, b) => (centre.get(a) ?? 0) - (centre.get(b) ?? 0) || b.value - a.value)
    let y = 0
    for (const slot of own) {
      slot.y = y
      y += slot.value * scale + gap
    }
    for (const lane of passingInOrder(ways, column)) {
      lane.y = y
      y += lane.value * scale
    }
  }
  return scale
}

/** Those that left last pass next to the nodes. */
function passingInOrder(ways: readonly Way<SankeyBand>[], column: number): Slot[] {
  return ways
    .flatMap((way) => way.lanes.filter((lane) => lane.column === column).map((lane) => ({ way, lane })))
    .sort((a, b) => b.way.source.column - a.way.source.column || a.way.source.y - b.way.source.y)
    .map(({ lane }) => lane)
}

/** The mean place of what comes in. */
function incomingCentre(slot: Slot, ways: readonly Way<SankeyBand>[]): number {
  const incoming = ways.filter(({ target }) => target === slot)
  const weight = incoming.reduce((sum, { band }) => sum + band.value, 0)
  return incoming.reduce((sum, way) => sum + (way.lanes.at(-1) ?? way.source).y * way.band.value, 0) / (weight || 1)
}

interface Ends {
  from: number
  to: number
}

/** Where a band leaves its source and enters its target: beside its neighbours, in the order of what they lead to. */
function endsOf<Band extends SankeyBand>(way: Way<Band>, ways: readonly Way<Band>[], scale: number): Ends {
  const next = ({ lanes, target }: Way<Band>) => lanes[0] ?? target
  const last = ({ lanes, source }: Way<Band>) => lanes.at(-1) ?? source
  const leaving = ways.filter(({ source }) => source === way.source).sort((a, b) => next(a).y - next(b).y)
  const entering = ways.filter(({ target }) => target === way.target).sort((a, b) => last(a).y - last(b).y)
  const before = (list: Way<Band>[]) => list.slice(0, list.indexOf(way)).reduce((sum, { band }) => sum + band.value, 0)
  return { from: way.source.y + before(leaving) * scale, to: way.target.y + before(entering) * scale }
}

function toBand<Band extends SankeyBand>(
  { band, source, target, lanes }: Way<Band>,
  { from, to }: Ends,
  scale: number,
  xOf: (column: number) => number,
  nodeWidth: number,
): PlacedBand<Band> {
  const height = Math.max(1, band.value * scale)
  const stops = [
    { x: xOf(source.column) + nodeWidth, y: from },
    ...lanes.flatMap(({ column, y }) => [
      { x: xOf(column), y },
      { x: xOf(column) + nodeWidth, y },
    ]),
    { x: xOf(target.column), y: to },
  ]
  const there = curve(stops)
  const back = curve(stops.toReversed().map(({ x, y }) => ({ x, y: y + height })))
  const [first, second] = stops
  return {
    band,
    outline: `M${there}L${back}Z`,
    x: ((first?.x ?? 0) + (second?.x ?? 0)) / 2,
    y: ((first?.y ?? 0) + (second?.y ?? 0) + height) / 2,
  }
}

function curve(stops: readonly { x: number; y: number }[]): string {
  return stops.reduce((path, { x, y }, index) => {
    const before = stops[index - 1]
    if (!before) return `${round(x)},${round(y)}`
    if (before.y === y) return `${path}L${round(x)},${round(y)}`
    const middle = round((before.x + x) / 2)
    return `${path}C${middle},${round(before.y)} ${middle},${round(y)} ${round(x)},${round(y)}`
  }, '')
}

const round = (value: number) => Math.round(value * 10) / 10
const total = (slots: readonly Slot[]) => slots.reduce((sum, { value }) => sum + value, 0)

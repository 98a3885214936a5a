import type { PlacedNode, SankeyNode } from './sankey-layout'

interface LabelledNode extends SankeyNode {
  label: string
}

/**
 * The names of goals stand before their nodes, those of steps behind: where a goal and the step before it lie on one line,
 * they share the room between them.
 */
export function spaceFor(
  placed: PlacedNode<LabelledNode>,
  all: PlacedNode<LabelledNode>[],
  last: number,
  space: number,
): number {
  const { column } = placed.node
  if (column < last - 1) return space
  const middle = ({ y, height }: PlacedNode<LabelledNode>) => y + height / 2
  const facing = all.find(
    (other) => other.node.column === 2 * last - 1 - column && Math.abs(middle(other) - middle(placed)) < lineHeight,
  )
  if (!facing) return space
  const goal = column === last ? placed.node : facing.node
  const taken = Math.min(space * 0.6, (goal.label.length + 6) * characterWidth)
  return column === last ? taken : space - taken
}

const lineHeight = 14
/** About so many pixels. */
const characterWidth = 7

/** A name cut to the room it has beside its value. */
export function clip(label: string, value: number, space: number): string {
  const room = Math.max(4, Math.floor(space / characterWidth) - value.toLocaleString('en').length - 1)
  return label.length <= room ? label : `${label.slice(0, room - 1)}…`
}

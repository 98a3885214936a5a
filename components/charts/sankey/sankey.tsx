'use client'

import Link from 'next/link'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { cn } from '@/components/ui/cn'
import { layoutSankey, type PlacedBand, type PlacedNode, type SankeyBand, type SankeyNode } from './sankey-layout'

export interface FlowPoint extends SankeyNode {
  label: string
  href: string
  /** Others, and more steps: drawn lighter than what has a name. */
  isVague: boolean
  isGoal: boolean
}

export interface FlowBand extends SankeyBand {
  href: string
}

interface SankeyProps {
  label: string
  /** Above the columns, from the left. */
  columnTitles: string[]
  nodes: FlowPoint[]
  bands: FlowBand[]
  /** What a value counts, in words: "12 sessions, 3.4%". */
  wordsOf: (value: number) => string
}

const [nodeWidth, gap, rowHeight] = [10, 16, 40]

type Shown = { id: string; text: string; x: number; y: number } | null

/** A flow from left to right. What one points at stands out and says its figures; a click opens its sessions. */
export function Sankey({ label, columnTitles, nodes, bands, wordsOf }: SankeyProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [shown, setShown] = useState<Shown>(null)
  const columns = columnTitles.length
  const most = Math.max(...columnTitles.map((_, column) => nodes.filter((node) => node.column === column).length))
  const height = Math.min(560, Math.max(240, most * rowHeight))
  const layout = useMemo(
    () => layoutSankey({ nodes, bands }, { width, height, nodeWidth, gap }),
    [nodes, bands, width, height],
  )
  const names = new Map(nodes.map((node) => [node.id, node.label]))
  const bandId = ({ source, target }: SankeyBand) => `${source} ${target}`
  const isLit = (band: SankeyBand) =>
    shown === null || shown.id === bandId(band) || shown.id === band.source || shown.id === band.target
  const textOf = ({ source, target, value }: SankeyBand) =>
    `${names.get(source)} → ${names.get(target)}: ${wordsOf(value)}`
  const space = columns > 1 ? (width - nodeWidth) / (columns - 1) - nodeWidth - 12 : width
  const goals = layout.nodes.filter(({ node }) => node.column === columns - 1)

  return (
    <figure aria-label={label} className="relative">
      <div aria-hidden className="relative mb-2 h-4 text-2xs text-faint">
        {columnTitles.map((title, column) => (
          <span
            key={title}
            className={cn('absolute whitespace-nowrap', column === columns - 1 && '-translate-x-full')}
            style={{ left: `${(column / Math.max(1, columns - 1)) * 100}%` }}
          >
            {title}
          </span>
        ))}
      </div>
      <div ref={frame} className="relative">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure has the name; a title would hide those of its parts */}
        <svg
          className="overflow-visible"
          width="100%"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          onPointerLeave={() => setShown(null)}
        >
          {layout.bands.map((placed) => (
            <Band
              key={bandId(placed.band)}
              placed={placed}
              text={textOf(placed.band)}
              isLit={isLit(placed.band)}
              isChosen={shown !== null && isLit(placed.band)}
              onShow={(text) => setShown({ id: bandId(placed.band), text, x: placed.x, y: placed.y })}
            />
          ))}
          {layout.nodes.map((placed) => (
            <Node
              key={placed.node.id}
              placed={placed}
              text={`${placed.node.label}: ${wordsOf(placed.node.value)}`}
              isLast={placed.node.column === columns - 1}
              space={spaceFor(placed, goals, space)}
              onShow={(text) => setShown(text === null ? null : { id: placed.node.id, text, x: placed.x, y: placed.y })}
            />
          ))}
        </svg>
        {shown && (
          <div
            className="pointer-events-none absolute z-20 w-max max-w-64 -translate-x-1/2 -translate-y-full rounded-md bg-raised px-2 py-1 text-xs shadow-pop"
            style={{
              left: `clamp(8rem, ${(shown.x / width) * 100}%, calc(100% - 8rem))`,
              top: Math.max(24, shown.y - 8),
            }}
          >
            {shown.text}
          </div>
        )}
      </div>
    </figure>
  )
}

function Band({
  placed: { band, outline },
  text,
  isLit,
  isChosen,
  onShow,
}: {
  placed: PlacedBand<FlowBand>
  text: string
  isLit: boolean
  isChosen: boolean
  onShow: (text: string) => void
}) {
  // Reached by pointer, and as a link of the table below; by keyboard the nodes are enough stops.
  return (
    <Link href={band.href} prefetch={false} tabIndex={-1} aria-label={text} onPointerEnter={() => onShow(text)}>
      <path
        d={outline}
        className={cn(
          'fill-chart-converted stroke-surface',
          isChosen ? 'opacity-60' : isLit ? 'opacity-25' : 'opacity-10',
        )}
        strokeWidth={0.5}
      />
    </Link>
  )
}

function Node({
  placed: { node, x, y, height },
  text,
  isLast,
  space,
  onShow,
}: {
  placed: PlacedNode<FlowPoint>
  text: string
  isLast: boolean
  space: number
  onShow: (text: string | null) => void
}) {
  return (
    <Link
      href={node.href}
      prefetch={false}
      aria-label={text}
      onPointerEnter={() => onShow(text)}
      onFocus={() => onShow(text)}
      onBlur={() => onShow(null)}
      className="group/node focus-visible:outline-none"
    >
      <rect
        x={x}
        y={y}
        width={nodeWidth}
        height={Math.max(1.5, height)}
        className={cn(
          'group-focus-visible/node:stroke-2 group-focus-visible/node:stroke-accent',
          node.isGoal ? 'fill-positive' : node.isVague ? 'fill-faint' : 'fill-chart-converted',
        )}
      />
      <text
        x={isLast ? x - 6 : x + nodeWidth + 6}
        y={y + height / 2}
        textAnchor={isLast ? 'end' : 'start'}
        dominantBaseline="central"
        className={cn(
          'fill-ink stroke-surface text-xs group-hover/node:underline group-focus-visible/node:underline',
          node.isVague && 'fill-muted',
        )}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {clip(node.label, node.value, space)}
        <tspan dx={5} className="fill-muted">
          {node.value.toLocaleString('en')}
        </tspan>
      </text>
    </Link>
  )
}

/** The names of goals stand before their nodes: on the same line they share the room with the name of the step before. */
function spaceFor(placed: PlacedNode<FlowPoint>, goals: PlacedNode<FlowPoint>[], space: number): number {
  const middle = ({ y, height }: PlacedNode<FlowPoint>) => y + height / 2
  const goal = goals.find((other) => Math.abs(middle(other) - middle(placed)) < 14)
  const column = goals[0]?.node.column ?? 0
  if (!goal || placed.node.column < column - 1) return space
  const taken = Math.min(space * 0.6, (goal.node.label.length + 6) * characterWidth)
  return placed.node.column === column ? taken : space - taken
}

/** About so many pixels. */
const characterWidth = 7

function clip(label: string, value: number, space: number): string {
  const room = Math.max(4, Math.floor(space / characterWidth) - value.toLocaleString('en').length - 1)
  return label.length <= room ? label : `${label.slice(0, room - 1)}…`
}

/** Between the margins of an upright A4 page. */
const paperWidth = 700

/** The width of an element, measured once it is on screen and whenever it changes; on paper that of a page. */
function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1100)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() => element.clientWidth > 0 && setWidth(element.clientWidth))
    observer.observe(element)
    // Nothing observes the size that an element has on paper, and the picture is taken right after the event.
    const print = () => flushSync(() => setWidth(paperWidth))
    const show = () => setWidth(element.clientWidth)
    window.addEventListener('beforeprint', print)
    window.addEventListener('afterprint', show)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', print)
      window.removeEventListener('afterprint', show)
    }
  }, [ref])
  return width
}

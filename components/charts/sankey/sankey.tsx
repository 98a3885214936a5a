'use client'

import Link from 'next/link'
import { useMemo, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { clip, spaceFor } from './label-space'
import { layoutSankey, type PlacedBand, type PlacedNode, type SankeyBand, type SankeyNode } from './sankey-layout'
import { useWidth } from './use-width'

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
              space={spaceFor(placed, layout.nodes, columns - 1, space)}
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

import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import type { Bucket, AcrossSessions as Values } from '@/lib/reports/paths/types'
import { shareText } from './share-words'

/** How leads came to their first conversion: over how many sessions and days, and by which channels. */
export function AcrossSessions({ values }: { values: Values }) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <Bars title="Sessions up to the first conversion" buckets={values.visits} all={values.conversions} />
      <Bars title="Days since the first session" buckets={values.days} all={values.conversions} />
      <div className="min-w-0 break-inside-avoid lg:col-span-2">
        <h3 className="mb-1 font-medium">First and last channel</h3>
        <ChannelMatrix {...values.channels} />
      </div>
    </div>
  )
}

function Bars({ title, buckets, all }: { title: string; buckets: Bucket[]; all: number }) {
  const most = Math.max(1, ...buckets.map(({ sessions }) => sessions))
  return (
    <div className="break-inside-avoid">
      <h3 className="mb-1 font-medium">{title}</h3>
      <table aria-label={title} className="w-full border-separate border-spacing-0">
        <tbody>
          {buckets.map(({ label, sessions, href }) => (
            <tr key={label} className="hover:bg-hover">
              <th scope="row" className="h-8 w-32 whitespace-nowrap pr-2 text-left font-normal">
                {label}
              </th>
              <td className="w-full">
                <span
                  aria-hidden
                  className="block h-4 min-w-px rounded-sm bg-chart-converted"
                  style={{ width: `${(sessions / most) * 100}%` }}
                />
              </td>
              <td className="px-2 text-right">
                <Count sessions={sessions} href={href} />
              </td>
              <td className="w-14 text-right text-muted">{shareText(sessions, all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ChannelMatrix({ first, last, cells }: Values['channels']) {
  const most = Math.max(1, ...cells.map(({ sessions }) => sessions))
  const cellAt = new Map(cells.map((cell) => [`${cell.first} ${cell.last}`, cell]))
  return (
    <div className="thin-scrollbar overflow-x-auto">
      <table
        aria-label="First conversions by first and last channel"
        className="border-separate border-spacing-0.5 print:text-2xs"
      >
        <thead>
          <tr className="text-faint text-xs">
            <th scope="col" className="px-2 text-left font-medium">
              First ↓ Last →
            </th>
            {last.map((source) => (
              <th
                key={source}
                scope="col"
                className="h-8 min-w-20 px-2 text-right font-medium print:min-w-0 print:px-1"
              >
                {source}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map((source) => (
            <tr key={source}>
              <th scope="row" className="h-8 whitespace-nowrap px-2 text-left font-normal">
                {source}
              </th>
              {last.map((to) => {
                const cell = cellAt.get(`${source} ${to}`)
                return (
                  <td
                    key={to}
                    className={cn('rounded-sm px-2 text-right print:px-1', source === to && 'outline outline-line')}
                    style={
                      cell && {
                        background: `color-mix(in srgb, var(--accent) ${shade(cell.sessions, most)}%, transparent)`,
                      }
                    }
                  >
                    {cell ? <Count {...cell} /> : <span className="text-faint">–</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** At most so dark that text on it still reads. */
const shade = (sessions: number, most: number) => Math.round(4 + (sessions / most) * 22)

function Count({ sessions, href }: { sessions: number; href: string }) {
  if (sessions === 0) return <span className="text-faint">0</span>
  return (
    <Link href={href} prefetch={false} className="rounded hover:text-accent hover:underline">
      {sessions.toLocaleString('en')}
    </Link>
  )
}

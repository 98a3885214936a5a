// What the Rules page waits for: previews of changes that leave the borders of sessions where they are, and of one that
// does not, over the last 30 days of a generated year.
//   npm run bench -- previews --url postgresql://...bench_10m [--rounds 5]
import { parseArgs } from 'node:util'
import { openPostgres } from '@/lib/db/postgres'
import type { Rules } from '@/lib/sessionizer'
import { columnStore } from '@/lib/sessions/columns/column-store'
import { previewRules } from '@/lib/settings/preview-rules'
import { readWorkspace } from '@/lib/settings/workspace'

const { values } = parseArgs({ options: { url: { type: 'string' }, rounds: { type: 'string', default: '5' } } })
if (!values.url) throw new Error('Which database? --url postgresql://...')
const db = openPostgres(values.url)
const { rules } = await readWorkspace(db)
const days = { from: '2025-12-02', to: '2025-12-31', tz: 'UTC' }

const high = { ...rules.intent, highEvaluationWeight: 2 }
const goals = [...rules.goals, 'form_submit']
const categories = rules.categories.map((category) =>
  category.name === 'Docs' ? { ...category, patterns: [...category.patterns, '/product/*'], weight: 2 } : category,
)
const cases: { name: string; after: Rules }[] = [
  { name: 'one threshold', after: { ...rules, intent: high } },
  { name: 'one goal more', after: { ...rules, goals } },
  { name: 'pages of a category', after: { ...rules, categories } },
  { name: 'all three', after: { ...rules, intent: high, goals, categories } },
  { name: 'another gap', after: { ...rules, gapMs: rules.gapMs / 2 } },
]

const started = performance.now()
await columnStore(db).read({ fromMs: Date.parse(days.from), toMs: Date.parse('2026-01-01') })
console.log(`The columns of these days take ${Math.round(performance.now() - started)} ms to read.\n`)
print(['', 'first', 'median', 'sessions', 'intent moves', 'leads'])
for (const { name, after } of cases) {
  const times: number[] = []
  let figures: string[] = []
  for (let round = 0; round < (after.gapMs === rules.gapMs ? Number(values.rounds) : 1); round++) {
    const start = performance.now()
    const preview = await previewRules(after, days, db)
    times.push(performance.now() - start)
    const moved = preview.intent.reduce((sum, { count }) => sum + count, 0)
    figures = [preview.before.sessions, moved].map((figure) => figure.toLocaleString('en'))
    figures.push(`${Math.round((100 * preview.leads) / Math.max(1, preview.leadsTotal))}%`)
  }
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
  print([name, ...[times[0] ?? Number.NaN, median].map((ms) => `${Math.round(ms)} ms`), ...figures])
}
await db.close()

function print([first = '', ...others]: readonly string[]): void {
  console.log(first.padEnd(24) + others.map((cell) => cell.padStart(14)).join(''))
}

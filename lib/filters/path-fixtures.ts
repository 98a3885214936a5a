import fc from 'fast-check'
import type { Touch } from '@/lib/sessionizer/index'

// For tests: events by one letter each, and paths over them.

/** `p`, `q` pricing, `b` a blog post, `x`, `y` pages without category; `o`, `c` emails; `d`, `t` goals. */
export const pathEvents: Record<string, Touch> = {
  p: { type: 'page_view', path: '/pricing' },
  q: { type: 'page_view', path: '/pricing/eu' },
  b: { type: 'page_view', path: '/blog/x' },
  x: { type: 'page_view', path: '/odd*' },
  y: { type: 'page_view', path: '/oddly' },
  o: { type: 'email_open' },
  c: { type: 'email_click', path: '/pricing' },
  d: { type: 'demo_request' },
  t: { type: 'trial_signup' },
}

const labels = ['Pricing', 'Blog', '/pricing', '/odd*', 'Email opened', 'Email clicked', 'Trial started', 'Page viewed']
const some = (values: string[]) => fc.subarray(values, { minLength: 1, maxLength: 3 }).map((list) => list.join('|'))
const steps = (signs: string[]) =>
  fc.array(fc.constantFrom(...labels, ...signs, ...signs), { maxLength: 5 }).map((list) => list.join('>'))
const goals = some(['demo_request', 'trial_signup', 'never'])
const grouping = fc.constantFrom('category', 'path', 'type')
const end = (chosen: string) => fc.constantFrom('', '*', '!', chosen.split('|')[0] ?? '')

/** Paths that can be read; some of their labels and goals occur nowhere. */
export const anyPathText: fc.Arbitrary<string> = goals.chain((chosen) =>
  fc.oneof(
    fc
      .tuple(grouping, some(labels), steps(['?', '*', '~']), end(chosen))
      .map(([by, keep, way, ending]) => [by, keep, chosen, way, ending].join(':')),
    fc.tuple(grouping, steps(['*']), end(chosen)).map(([by, way, ending]) => [by, '', chosen, way, ending].join(':')),
  ),
)

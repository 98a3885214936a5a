import { expect, test } from 'vitest'
import { describeSequence } from './describe-sequence'
import { parseSequence } from './parse-sequence'

test.each([
  ['email_click > page:/pricing* > demo_request', 'Email clicked, later Pricing page, later Demo requested'],
  ['email_click >> page:/', 'Email clicked, directly Home page'],
  ['demo_request', 'Demo requested'],
  ['page:/case-studies/*', 'Case studies page'],
  ['page:/blog/2026/a', 'Page /blog/2026/a'],
  ['page:*/pricing > page:*', 'Page */pricing, later any page'],
  ['* > email_*', 'Any event, later email_* event'],
  ['demo_request|trial_signup|purchase', 'Demo requested, Trial started or Bought'],
  ['page:/blog/*{2,}', 'Blog page 2 or more times in a row'],
  [
    'page:/blog/*{1,} >> page_view{3} > page_view{2,4}',
    'Blog page once or more in a row, directly Page viewed 3 times in a row, later Page viewed 2 to 4 times in a row',
  ],
  ['email_click > !unsubscribe > demo_request', 'Email clicked, no Unsubscribed until Demo requested'],
  ['a > !b|c > !d > e', 'A, no B, C or D until E'],
  ['!email_open > page_view', 'No Email opened before Page viewed'],
  ['page_view > !demo_request', 'Page viewed, no Demo requested after it'],
  ['!unsubscribe', 'No Unsubscribed'],
  ['category:Case study > ~page_view|call', 'Case study page, later any event but Page viewed or Call'],
  ['a > !b > !~c|d > e', 'A, no B and only C or D until E'],
  ['a > !~page:*', 'A, only any page after it'],
])('%s reads "%s"', (text, words) => {
  expect(describeSequence(parseSequence(text).sequence ?? [])).toBe(words)
})

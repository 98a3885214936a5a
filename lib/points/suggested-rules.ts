import type { ScoringRuleInput } from './rule-schema'

/** A start for a workspace without rules: what usually tells of interest. Special pages stand before all pages. */
export const suggestedRules: readonly ScoringRuleInput[] = [
  rule('Demo requested', 'demo_request', 50),
  rule('Trial started', 'trial_signup', 40),
  rule('Meeting booked', 'meeting_booked', 40),
  rule('Form sent', 'form_submit', 20),
  rule('File downloaded', 'file_download', 10),
  rule('Pricing page viewed', 'page_view', 10, '*/pricing*'),
  rule('Case study viewed', 'page_view', 5, '*/customers/*'),
  rule('Page viewed', 'page_view', 1),
  rule('Email clicked', 'email_click', 3),
  rule('Email opened', 'email_open', 1),
  rule('Unsubscribed', 'unsubscribe', -20),
  rule('Marked as spam', 'spam_complaint', -50),
]

function rule(name: string, type: string, points: number, pattern?: string): ScoringRuleInput {
  return { id: null, name, type, condition: pattern ? { kind: 'path', pattern } : null, points, enabled: true }
}

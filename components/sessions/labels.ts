import type { Tone } from '@/components/ui/badge'
import type { Intent, Outcome, Status } from '@/lib/sessionizer/types'

// The closed words of sessions as people read them, and the tone they are shown in.

export const outcomeLabels: Record<Outcome, string> = {
  converted: 'Converted',
  engaged: 'Engaged',
  bounced: 'Bounced',
  unsubscribed: 'Unsubscribed',
}

export const outcomeTones: Record<Outcome, Tone> = {
  converted: 'accent',
  engaged: 'quiet', // most are: what is rarer stands out
  bounced: 'plain',
  unsubscribed: 'negative',
}

export const intentLabels: Record<Intent, string> = {
  high: 'High',
  research: 'Research',
  neutral: 'Neutral',
  low: 'Low',
}

export const statusLabels: Record<Status, string> = { active: 'Active', idle: 'Idle', ended: 'Ended' }

import type { Tone } from '@/components/ui/badge'
import type { Intent, Status } from '@/lib/sessionizer/types'

export const intentTones: Record<Intent, Tone> = {
  high: 'positive',
  research: 'accent',
  neutral: 'neutral',
  low: 'negative',
}

export const statusTones: Record<Status, Tone> = { active: 'positive', idle: 'warning', ended: 'outline' }

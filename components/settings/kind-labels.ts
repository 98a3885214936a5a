import type { ContentCategory } from '@/lib/sessionizer/types'

export const kindLabels: Record<ContentCategory['kind'], string> = {
  evaluation: 'Evaluation',
  content: 'Content',
  neutral: 'Neutral',
  negative: 'Negative',
}

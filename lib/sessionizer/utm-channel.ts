// The order of GA4's default channel group (support.google.com/analytics/answer/9756891), first match wins, with two
// changes: AI assistants are a channel of their own, and Email stands before Referral.
import { siteKindOfSource } from './known-sites'
import type { Source } from './types'

export interface Tags {
  source: string
  medium: string
  campaign: string
}

const paidMedium = /^(.*cp.*|ppc|retargeting|paid.*)$/
const shoppingCampaign = /^(.*(([^a-df-z]|^)shop|shopping).*)$/
const displayMedium = /^(display|banner|expandable|interstitial|cpm)$/
const socialMedium = /^(social|social-network|social-media|sm|social network|social media)$/
const emailWord = /^(email|e-mail|e_mail|e mail)$/
const assistantMedium = /^(ai|ai-assistant|ai_assistant|ai assistant|llm|chatbot)$/

/** The channel that a link's UTM tags name (all in lower case); null when they name none that we know. */
export function channelOfTags({ source, medium, campaign }: Tags): Source | null {
  const site = source === '' ? null : siteKindOfSource(source)
  const isPaid = paidMedium.test(medium)
  const isShopping = site === 'shopping' || shoppingCampaign.test(campaign)
  if (campaign.includes('cross-network')) return 'Cross-network'
  if (isPaid && isShopping) return 'Paid Shopping'
  if (isPaid && site === 'search') return 'Paid Search'
  if (isPaid && site === 'social') return 'Paid Social'
  if (isPaid && site === 'video') return 'Paid Video'
  if (displayMedium.test(medium)) return 'Display'
  if (isPaid) return 'Paid Other'
  if (isShopping) return 'Organic Shopping'
  if (site === 'social' || socialMedium.test(medium)) return 'Organic Social'
  if (site === 'video' || medium.includes('video')) return 'Organic Video'
  if (site === 'assistant' || assistantMedium.test(medium)) return 'AI Assistant'
  if (site === 'search' || medium === 'organic') return 'Organic Search'
  if (site === 'email' || emailWord.test(source) || emailWord.test(medium)) return 'Email'
  if (/^affiliates?$/.test(medium)) return 'Affiliates'
  if (/^(referral|app|link)$/.test(medium)) return 'Referral'
  if (medium === 'audio' || medium === 'podcast') return 'Audio'
  if (source === 'sms' || medium === 'sms') return 'SMS'
  if (medium.endsWith('push') || /mobile|notification/.test(medium) || source === 'firebase') return 'Mobile Push'
  return null
}

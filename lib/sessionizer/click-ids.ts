// Parameters that ad networks and mail services add to links, and the channel they prove.
// Meta adds `fbclid` to every link, paid or not, so it only proves that the lead came from there.
import type { Source } from './types'

const channelOfClickId: [name: string, channel: Source][] = [
  ['gclid', 'Paid Search'],
  ['gbraid', 'Paid Search'],
  ['wbraid', 'Paid Search'],
  ['gad_source', 'Paid Search'],
  ['msclkid', 'Paid Search'],
  ['yclid', 'Paid Search'],
  ['dclid', 'Display'],
  ['li_fat_id', 'Paid Social'],
  ['twclid', 'Paid Social'],
  ['rdt_cid', 'Paid Social'],
  ['sccid', 'Paid Social'],
  ['qclid', 'Paid Social'],
  ['ttclid', 'Paid Video'],
  ['irclickid', 'Affiliates'],
  ['cjevent', 'Affiliates'],
  ['awc', 'Affiliates'],
  ['srsltid', 'Organic Shopping'],
  ['mc_eid', 'Email'],
  ['mc_cid', 'Email'],
  ['_hsenc', 'Email'],
  ['_hsmi', 'Email'],
  ['mkt_tok', 'Email'],
  ['_kx', 'Email'],
  ['vero_id', 'Email'],
  ['ml_subscriber', 'Email'],
  ['fbclid', 'Organic Social'],
  ['igshid', 'Organic Social'],
  ['igsh', 'Organic Social'],
  ['epik', 'Organic Social'],
]

/** The channel that a link's click id proves; the names are in lower case. Null without one. */
export function channelOfClickIds(query: ReadonlyMap<string, string>): Source | null {
  if (query.size === 0) return null
  return channelOfClickId.find(([name]) => query.has(name))?.[1] ?? null
}

const paid: ReadonlySet<Source> = new Set(['Paid Search', 'Display', 'Paid Social', 'Paid Video'])

export function isPaidChannel(channel: Source | null): boolean {
  return channel !== null && paid.has(channel)
}

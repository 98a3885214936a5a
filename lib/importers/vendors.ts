// Email services that tell by webhook what became of each email. Another one is a folder with parse.ts and map.ts like
// these, a line here, and how its calls are signed in lib/hooks/signatures.ts.

import { mapMailgun } from './mailgun/map'
import { parseMailgun } from './mailgun/parse'
import { mapSendgrid } from './sendgrid/map'
import { parseSendgrid } from './sendgrid/parse'
import type { Vendor } from './vendor'

export const vendorNames = ['sendgrid', 'mailgun'] as const
export type VendorName = (typeof vendorNames)[number]

export const vendors: Readonly<Record<VendorName, Vendor>> = {
  sendgrid: { label: 'SendGrid', parse: parseSendgrid, map: mapSendgrid },
  mailgun: { label: 'Mailgun', parse: parseMailgun, map: mapMailgun },
}

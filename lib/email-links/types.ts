/** What a signed link stands for. */
export interface LinkTarget {
  kind: 'open' | 'click'
  /** The write key that it was made with. */
  keyId: string
  /** The lead's identity key: `email:ann@acme.test`. */
  lead: string
  /** The sender's name of the email. */
  message: string
  campaign: string | null
  subject: string | null
  /** Where a click leads; null for an open. */
  url: string | null
}

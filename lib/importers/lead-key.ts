/** The identity key of a lead named by one value: an address names it by email, anything else by user id. */
export function leadKey(value: string): string {
  const text = value.trim()
  return isEmailAddress(text) ? `email:${text.toLowerCase()}` : `user:${text}`
}

export function isEmailAddress(text: string): boolean {
  const [, host = ''] = /^[^\s@]+@([^\s@]+)$/.exec(text) ?? []
  return host.slice(1, -1).includes('.')
}

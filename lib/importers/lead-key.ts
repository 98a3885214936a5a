/** The identity key of a lead named by one value: an address names it by email, anything else by user id. */
export function leadKey(value: string): string {
  const text = value.trim()
  return isEmailAddress(text) ? `email:${text.toLowerCase()}` : `user:${text}`
}

export function isEmailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

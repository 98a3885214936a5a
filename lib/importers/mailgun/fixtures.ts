// Reports in the shape in which Mailgun sends them; people and ids are invented.

const about = {
  timestamp: 1_780_000_000.25,
  recipient: 'Ann@Acme.test',
  message: { headers: { 'message-id': '20260601.1.0be@mail.acme.test', subject: 'Spring launch', from: 'Acme' } },
  tags: ['spring', 'newsletter'],
  'user-variables': { plan: 'pro' },
  'log-level': 'info',
  flags: { 'is-test-mode': false },
}
const client = {
  'client-info': { 'user-agent': 'Mozilla/5.0 (Macintosh)', 'client-name': 'Chrome', 'client-os': 'macOS', bot: '' },
  ip: '203.0.113.9',
  geolocation: { country: 'DE', region: 'BE', city: 'Berlin' },
}

export const mailgunReports = {
  accepted: { ...about, event: 'accepted', id: 'm1' },
  delivered: { ...about, event: 'delivered', id: 'm2', 'delivery-status': { code: 250 } },
  opened: { ...about, ...client, event: 'opened', id: 'm3' },
  clicked: { ...about, ...client, event: 'clicked', id: 'm4', url: 'https://acme.test/pricing?utm_campaign=link' },
  permanent: { ...about, event: 'failed', id: 'm5', severity: 'permanent', reason: 'bounce' },
  temporary: { ...about, event: 'failed', id: 'm6', severity: 'temporary', reason: 'generic' },
  suppressed: { ...about, event: 'failed', id: 'm7', severity: 'permanent', reason: 'suppress-bounce' },
  rejected: { ...about, event: 'rejected', id: 'm8' },
  unsubscribed: { ...about, ...client, event: 'unsubscribed', id: 'm9' },
  complained: { ...about, event: 'complained', id: 'm10' },
}

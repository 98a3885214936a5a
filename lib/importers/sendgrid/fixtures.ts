// Reports in the shape in which SendGrid sends them; people and ids are invented.

const email = { email: 'Ann@Acme.test', timestamp: 1_780_000_000, category: ['Spring launch', 'newsletter'] }
const ids = { sg_message_id: 'Zx81kQm_T2.recvd-7d4-1.0', 'smtp-id': '<Zx81kQm_T2@geopod-ismtpd-1>' }
const browser = { useragent: 'Mozilla/5.0 (Macintosh)', ip: '203.0.113.9' }

export const sendgridReports = {
  processed: { ...email, ...ids, event: 'processed', sg_event_id: 'e1' },
  delivered: { ...email, ...ids, event: 'delivered', sg_event_id: 'e2', response: '250 OK', tls: 1 },
  open: { ...email, ...ids, ...browser, event: 'open', sg_event_id: 'e3', sg_machine_open: false },
  machineOpen: { ...email, ...ids, ...browser, event: 'open', sg_event_id: 'e4', sg_machine_open: true },
  click: {
    ...email,
    ...ids,
    ...browser,
    event: 'click',
    sg_event_id: 'e5',
    url: 'https://acme.test/pricing?utm_source=news&utm_medium=email&utm_campaign=spring#plans',
    url_offset: { index: 0, type: 'html' },
    plan: 'pro',
  },
  bounce: { ...email, ...ids, event: 'bounce', sg_event_id: 'e6', reason: '550 no such user', type: 'bounce' },
  dropped: { ...email, ...ids, event: 'dropped', sg_event_id: 'e7', reason: 'Bounced Address' },
  deferred: { ...email, ...ids, event: 'deferred', sg_event_id: 'e8', attempt: '5' },
  unsubscribe: { ...email, ...ids, event: 'unsubscribe', sg_event_id: 'e9' },
  groupUnsubscribe: { ...email, ...ids, event: 'group_unsubscribe', sg_event_id: 'e10', asm_group_id: 10 },
  spamreport: { ...email, ...ids, event: 'spamreport', sg_event_id: 'e11' },
}

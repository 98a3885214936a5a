// What to paste elsewhere so that it sends here. Pure text; `key` is the key, or what stands for it.

export interface Snippet {
  title: string
  text: string
}

/** Stands where a key belongs that we no longer know. */
export const keyPlaceholder = 'YOUR_WRITE_KEY'

export function websiteSnippets(origin: string, key: string): Snippet[] {
  return [
    {
      title: 'Into the head of every page',
      text: `<script>
  window.leadtrail = window.leadtrail || {
    q: [],
    track(...call) { this.q.push(['track', ...call]) },
    identify(...call) { this.q.push(['identify', ...call]) },
  }
</script>
<script src="${origin}/t.js" data-key="${key}" defer></script>`,
    },
    {
      title: 'Where something happens',
      text: `leadtrail.track('Demo Requested', { plan: 'pro' })
leadtrail.identify('42', { email: 'ann@example.com', name: 'Ann Lee' }) // as soon as you know who it is
leadtrail.reset() // when they log out`,
    },
  ]
}

export function segmentSnippets(origin: string, key: string): Snippet[] {
  return [
    {
      title: "Browser: the lines of Segment's snippet that change",
      text: `t.src = "${origin}/analytics.js/v1/" + key + "/analytics.min.js" // was https://cdn.segment.com/…
analytics._writeKey = "${key}"
analytics.load("${key}")`,
    },
    {
      title: 'Node.js: @segment/analytics-node',
      text: `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' })

analytics.track({ userId: '42', event: 'Demo Requested', properties: { plan: 'pro' } })`,
    },
    {
      title: 'Browser: @segment/analytics-next',
      text: `import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${origin}' })

analytics.page()
analytics.identify('42', { email: 'ann@example.com' })`,
    },
  ]
}

export function rudderSnippets(origin: string, key: string): Snippet[] {
  return [
    {
      title: 'Browser: @rudderstack/analytics-js',
      text: `import { RudderAnalytics } from '@rudderstack/analytics-js'

const rudder = new RudderAnalytics()
rudder.load('${key}', '${origin}', { configUrl: '${origin}' })

rudder.page()
rudder.identify('42', { email: 'ann@example.com' })`,
    },
    {
      title: 'Node.js: @rudderstack/rudder-sdk-node',
      text: `import Analytics from '@rudderstack/rudder-sdk-node'

const rudder = new Analytics('${key}', { dataPlaneUrl: '${origin}' })

rudder.track({ userId: '42', event: 'Demo Requested', properties: { plan: 'pro' } })`,
    },
  ]
}

export function httpSnippets(origin: string, key: string): Snippet[] {
  return [
    {
      title: 'One event, or an array of up to 2,500',
      text: `curl ${origin}/api/v1/events \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "id": "order-1871",
    "email": "ann@example.com",
    "type": "demo_request",
    "occurredAt": "2026-06-01T09:30:00Z",
    "props": { "plan": "pro" }
  }'`,
    },
  ]
}

export function hookSnippets(vendor: 'sendgrid' | 'mailgun', origin: string, key: string): Snippet[] {
  return [{ title: 'Address of the webhook', text: `${origin}/hooks/${vendor}/${key}` }]
}

export function linkSnippets(origin: string, key: string, host: string): Snippet[] {
  return [
    {
      title: 'Ask for the pixel and the links of an email, or of an array of emails',
      text: `curl ${origin}/api/v1/email-links \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "email": "ann@example.com",
    "message": "welcome-2026-06",
    "campaign": "Welcome",
    "subject": "Good to have you",
    "links": ["https://${host}/pricing"]
  }'`,
    },
    {
      title: 'The answer',
      text: `{
  "pixel": { "url": "${origin}/e/o.gif?t=…", "html": "<img src=…>" },
  "links": [{ "url": "https://${host}/pricing", "tracked": "${origin}/e/c?t=…" }]
}`,
    },
  ]
}

export function readSnippets(origin: string, key: string): Snippet[] {
  return [
    {
      title: 'The latest sessions',
      text: `curl '${origin}/api/v1/sessions?limit=50' -H 'Authorization: Bearer ${key}'`,
    },
  ]
}

import { AppWindow, Code, type LucideIcon, MailOpen, Waypoints } from 'lucide-react'
import { NewKeyDialog } from './new-key-dialog'

const ways: { icon: LucideIcon; title: string; says: string }[] = [
  { icon: AppWindow, title: 'Your site', says: 'A script of 2 kB sees pages, clicks you name, and who logs in.' },
  {
    icon: Waypoints,
    title: 'Segment or RudderStack',
    says: 'Their libraries send here once you change one address.',
  },
  { icon: MailOpen, title: 'Your emails', says: 'Webhooks of SendGrid and Mailgun, or a pixel and links of ours.' },
  { icon: Code, title: 'Anything else', says: 'One request with JSON.' },
]

/** What stands in place of the keys while there are none. */
export function NoKeys() {
  return (
    <div className="mx-auto w-full max-w-md py-12">
      <h2 className="font-semibold text-lg">No sources yet</h2>
      <p className="mt-1 text-muted">
        A source is whatever sends events here: what your leads open, click, read and sign up for, as it happens. Each
        has a key of its own, so that you see what it sends, and can stop it.
      </p>
      <ul className="mt-6 divide-y divide-line rounded-lg border border-line">
        {ways.map(({ icon: Icon, title, says }) => (
          <li key={title} className="flex items-start gap-3 p-3">
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" strokeWidth={1.75} />
            <div>
              <h3 className="font-medium">{title}</h3>
              <p className="text-muted">{says}</p>
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-6">
        <NewKeyDialog label="Create the first key" size="md" />
      </div>
    </div>
  )
}

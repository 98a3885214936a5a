'use client'

import Link from 'next/link'
import { createContext, type ReactNode, Suspense, use } from 'react'

/** Where the sample's leads are: in the demo's own database, or beside one's own; null when there are none. */
export type SamplePlace = 'demo' | 'own' | null

const SampleContext = createContext<Promise<SamplePlace>>(Promise.resolve(null))

export function SampleProvider({ place, children }: { place: Promise<SamplePlace>; children: ReactNode }) {
  return <SampleContext value={place}>{children}</SampleContext>
}

/** Below the menu: that the leads are invented, and how to see others. */
export function SampleNote({ onNavigate }: { onNavigate?: () => void }) {
  return (
    <Suspense>
      <Note onNavigate={onNavigate} />
    </Suspense>
  )
}

function Note({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const place = use(use(SampleContext))
  if (place === null) return null
  const link = (href: string, text: string) => (
    <Link
      href={href}
      {...(onNavigate && { onClick: onNavigate })}
      className="underline decoration-line-strong underline-offset-2 hover:text-ink"
    >
      {text}
    </Link>
  )
  return (
    <section
      aria-label="Sample data"
      className="rounded-md border border-line px-2 py-1.5 text-muted text-xs print:hidden"
    >
      <p className="font-medium text-ink">Sample data</p>
      {place === 'demo' ? (
        <p>
          These leads are invented. For your own, <Code>npm start</Code> opens an empty dashboard.
        </p>
      ) : (
        <p>
          The sample’s leads are invented. <Code>npm run db -- reset --yes</Code> empties the dashboard; then{' '}
          {link('/import', 'import a file')} or {link('/sources', 'send events')}.
        </p>
      )}
    </section>
  )
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-ink">{children}</code>
}

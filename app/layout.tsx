import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { type SamplePlace, SampleProvider } from '@/components/layout/sample-note'
import { Shortcuts } from '@/components/layout/shortcuts'
import { Sidebar } from '@/components/layout/sidebar'
import { styleNonceScript } from '@/components/layout/style-nonce'
import { readTheme } from '@/components/layout/theme'
import { timeZoneScript } from '@/components/layout/viewer'
import { BackgroundProvider } from '@/components/settings/background-provider'
import { BackgroundStrip } from '@/components/settings/background-strip'
import { cn } from '@/components/ui/cn'
import { Toaster } from '@/components/ui/toaster'
import { hasSample } from '@/lib/sample/has-sample'
import { backgroundWork } from '@/lib/settings/background-work'

export const metadata: Metadata = {
  title: { default: 'Leadtrail', template: '%s · Leadtrail' },
  description: 'What your leads did, session by session',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme()
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html
      lang="en"
      className={cn(GeistSans.variable, GeistMono.variable, theme !== 'system' && theme)}
      suppressHydrationWarning
    >
      <head>
        {/* The browser hides a nonce once it has read it, so React cannot find it again. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constants; they must run before the first paint
          dangerouslySetInnerHTML={{ __html: styleNonceScript + timeZoneScript }}
        />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-raised px-3 py-1.5 shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <BackgroundProvider first={firstWork()}>
          <SampleProvider place={samplePlace()}>
            <div className="flex min-h-dvh">
              <Sidebar theme={theme} />
              <main id="main" className="flex min-w-0 flex-1 flex-col bg-surface">
                <BackgroundStrip />
                {children}
              </main>
            </div>
          </SampleProvider>
        </BackgroundProvider>
        <Shortcuts />
        <Toaster theme={theme} />
      </body>
    </html>
  )
}

/** A notice at the side: when it cannot be read, the page itself says that the database is out of reach. */
function firstWork() {
  return backgroundWork(Date.now()).catch(() => null)
}

/** Likewise a note. `npm run demo` keeps to a database of its own. */
async function samplePlace(): Promise<SamplePlace> {
  const isThere = await hasSample().catch(() => false)
  if (!isThere) return null
  return process.env.LEADTRAIL_DEMO ? 'demo' : 'own'
}

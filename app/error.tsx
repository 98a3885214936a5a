'use client'

import { TriangleAlert } from 'lucide-react'
import { MobileNav } from '@/components/layout/mobile-nav'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <header className="flex h-12 items-center gap-2 border-line border-b px-3 md:hidden">
        <MobileNav theme={shownTheme()} />
        <h1 className="font-semibold text-base">Not loaded</h1>
      </header>
      <EmptyState
        icon={TriangleAlert}
        title="This page could not be loaded"
        actions={
          <Button size="md" variant="primary" onClick={() => retry()}>
            Try again
          </Button>
        }
      >
        Something failed on the server, often the database. Its log says what
        {error.digest && (
          <>
            , under <code className="font-mono text-xs">{error.digest}</code>
          </>
        )}
        .
      </EmptyState>
    </>
  )
}

/** The server, which knows it by its cookie, has failed: the page still shows what it wrote. */
function shownTheme() {
  const shown = typeof document === 'undefined' ? undefined : document.documentElement.classList
  if (shown?.contains('dark')) return 'dark'
  return shown?.contains('light') ? 'light' : 'system'
}

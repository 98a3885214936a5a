'use client'

import './globals.css'

export default function GlobalError({ retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-3 p-4 text-center">
        <h1 className="font-semibold text-base">Leadtrail could not be loaded</h1>
        <p className="text-muted">Something failed on the server. Its log says what.</p>
        <button
          type="button"
          onClick={() => retry()}
          className="h-8 rounded-md bg-accent-solid px-3 font-medium text-white"
        >
          Try again
        </button>
      </body>
    </html>
  )
}

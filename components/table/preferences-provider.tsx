'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { serializePreferences, type TablePreferences } from './preferences'

interface PreferencesContext {
  preferences: TablePreferences
  update: (change: Partial<TablePreferences>) => void
}

const Context = createContext<PreferencesContext | null>(null)

// What this tab changed last, by cookie: the router may bring back a page rendered before the change.
const latest = new Map<string, TablePreferences>()

/** Holds a table's preferences and keeps them in the cookie `name`. `initial` is that cookie as the server read it. */
export function PreferencesProvider({
  name,
  initial,
  children,
}: {
  name: string
  initial: TablePreferences
  children: ReactNode
}) {
  const [preferences, setPreferences] = useState(() => latest.get(name) ?? initial)
  const value = useMemo<PreferencesContext>(
    () => ({
      preferences,
      update(change) {
        const next = { ...preferences, ...change }
        latest.set(name, next)
        setPreferences(next)
      },
    }),
    [name, preferences],
  )

  // A column being resized changes with every move of the pointer: the cookie waits for the pause.
  useEffect(() => {
    if (latest.get(name) !== preferences) return
    const timer = setTimeout(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
      document.cookie = `${name}=${serializePreferences(preferences)};path=/;max-age=31536000;samesite=lax`
    }, 200)
    return () => clearTimeout(timer)
  }, [name, preferences])

  return <Context value={value}>{children}</Context>
}

export function usePreferences(): PreferencesContext {
  const value = useContext(Context)
  if (!value) throw new Error('usePreferences needs a PreferencesProvider above it')
  return value
}

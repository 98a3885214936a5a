'use client'

import { useSyncExternalStore } from 'react'

// The text of keys made in this window, until it is loaded again. It is kept nowhere else, so that snippets can hold it
// right after the key was made.

const secrets = new Map<string, string>()
const listeners = new Set<() => void>()

export function rememberSecret(keyId: string, secret: string): void {
  secrets.set(keyId, secret)
  for (const listener of listeners) listener()
}

/** The key's text, when it was made in this window; else null. */
export function useFreshSecret(keyId: string): string | null {
  return useSyncExternalStore(
    subscribe,
    () => secrets.get(keyId) ?? null,
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { Theme } from './theme'

const choices = [
  { value: 'light', label: 'Light theme', icon: Sun },
  { value: 'dark', label: 'Dark theme', icon: Moon },
  { value: 'system', label: 'Theme of the system', icon: Monitor },
] as const

export function ThemeMenu({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial)
  return (
    <fieldset className="flex rounded-md bg-line/50 p-0.5">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={value === theme}
          onClick={() => {
            applyTheme(value)
            setTheme(value)
          }}
          className={cn(
            'flex size-6 items-center justify-center rounded coarse:size-9',
            value === theme ? 'bg-surface text-ink shadow-sm dark:bg-line-strong' : 'text-faint hover:text-ink',
          )}
        >
          <Icon aria-hidden className="size-3.5" />
        </button>
      ))}
    </fieldset>
  )
}

function applyTheme(theme: Theme) {
  const { classList } = document.documentElement
  classList.remove('light', 'dark')
  if (theme !== 'system') classList.add(theme)
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`
}

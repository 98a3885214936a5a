'use client'

import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { isTyping } from '@/components/layout/is-typing'
import { Button, buttonClass } from '@/components/ui/button'
import { panelId } from './panel-id'

/** A session beside the table. The table keeps the keyboard: arrows go on through its rows, Enter comes in here. */
export function SessionPanel({
  title,
  label = `Session of ${title}`,
  subtitle,
  news,
  children,
}: {
  title: string
  /** What a screen reader calls it. */
  label?: string
  subtitle: string
  /** What has come since it was opened. */
  news?: ReactNode
  children: ReactNode
}) {
  const router = useRouter()
  const pathname = usePathname()
  const seq = useSearchParams().get('seq') // what the full page marks
  const panel = useRef<HTMLElement>(null)

  // The panel is always the one step after the table in the history.
  const close = () => {
    if (panel.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
    router.back()
  }

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event)) return
      event.preventDefault()
      if (panel.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
      router.back()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [router])

  // A link to another session stays in the panel, and in its one step of the history.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const { pathname: to, search } = new URL(link.href, window.location.href)
    if (link.dataset.fullPage !== undefined || !/^\/sessions\/[^/]+$/.test(to)) return
    event.preventDefault()
    router.replace(`${to}${search || window.location.search}`, { scroll: false })
  }

  return (
    <aside
      ref={panel}
      id={panelId}
      tabIndex={-1}
      aria-label={label}
      onClickCapture={follow}
      className="fixed inset-y-0 right-0 z-30 flex print:hidden w-[min(34rem,100vw)] animate-slide flex-col border-line bg-surface sm:border-l shadow-panel outline-none"
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b pr-2 pl-4">
        <div className="min-w-0">
          <h2 className="truncate font-semibold leading-5">{title}</h2>
          <p className="truncate text-faint text-xs leading-4">{subtitle}</p>
        </div>
        <div className="mr-auto shrink-0">{news}</div>
        <StepButton label="Previous row" keyName="k" icon={ChevronUp} />
        <StepButton label="Next row" keyName="j" icon={ChevronDown} />
        <a
          href={`${pathname}${seq ? `?${new URLSearchParams({ seq })}` : ''}`}
          data-full-page
          aria-label="Open the full page"
          title="Open the full page"
          className={buttonClass({ variant: 'ghost', size: 'icon' })}
        >
          <Maximize2 aria-hidden />
        </a>
        <Button variant="ghost" size="icon" aria-label="Close" title="Close (Esc)" onClick={close}>
          <X aria-hidden className="!size-4" />
        </Button>
      </header>
      <div className="thin-scrollbar min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
    </aside>
  )
}

/** Does what the key does, for hands on a mouse or a phone. */
function StepButton({ label, keyName, icon: Icon }: { label: string; keyName: string; icon: typeof ChevronUp }) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      title={`${label} (${keyName})`}
      onClick={() => window.dispatchEvent(new KeyboardEvent('keydown', { key: keyName }))}
    >
      <Icon aria-hidden className="!size-4" />
    </Button>
  )
}

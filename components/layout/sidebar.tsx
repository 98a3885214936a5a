import Link from 'next/link'
import { Logo } from './logo'
import { NavList } from './nav-list'
import { SampleNote } from './sample-note'
import { ShortcutsButton } from './shortcuts'
import type { Theme } from './theme'
import { ThemeMenu } from './theme-menu'

export function Sidebar({ theme }: { theme: Theme }) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-4 overflow-y-auto border-line border-r bg-canvas p-2 md:flex print:hidden">
      <Link href="/sessions" className="flex h-8 items-center gap-2 rounded-md px-1.5 font-semibold text-base">
        <Logo className="size-5" />
        Leadtrail
      </Link>
      <NavList />
      <div className="mt-auto grid gap-2">
        <SampleNote />
        <div className="flex items-center justify-between gap-1 px-1">
          <ThemeMenu theme={theme} />
          <ShortcutsButton />
        </div>
      </div>
    </aside>
  )
}

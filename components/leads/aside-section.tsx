import type { ReactNode } from 'react'

/** One part of the column beside a lead's journey. */
export function AsideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 break-inside-avoid">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {children}
    </section>
  )
}

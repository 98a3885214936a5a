import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Input } from '@/components/ui/input'

/** What is wrong with a field, under it. `problem` goes on from the field's name. */
export function FieldProblem({ id, name, problem }: { id: string; name: string; problem: string | undefined }) {
  if (problem === undefined) return null
  return (
    <p id={problemId(id)} className="mt-1 text-negative text-xs">
      {name} {problem}.
    </p>
  )
}

/** The attributes by which a control tells of its problem. */
export function invalid(id: string, problem: string | undefined) {
  return problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId(id) }
}

function problemId(id: string): string {
  return `${id}-problem`
}

/** A number within a sentence: "after [30] minutes without activity". */
export function NumberInSentence({
  id,
  name,
  before,
  after,
  value,
  problem,
  onChange,
  onBlur,
}: {
  id: string
  /** The field's name, for messages and screen readers. */
  name: string
  before: ReactNode
  after: ReactNode
  value: string
  problem: string | undefined
  onChange: (value: string) => void
  onBlur: () => void
}) {
  return (
    <div>
      <label className="flex flex-wrap items-center gap-x-2 gap-y-1" htmlFor={id}>
        <span>{before}</span>
        <Input
          id={id}
          aria-label={name}
          inputMode="decimal"
          autoComplete="off"
          className="!w-16 text-right"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...invalid(id, problem)}
        />
        <span>{after}</span>
      </label>
      <FieldProblem id={id} name={name} problem={problem} />
    </div>
  )
}

/** A part of the settings under its heading. */
export function Section({
  title,
  hint,
  children,
  className,
}: {
  title: string
  hint?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={cn('py-4 first:pt-0', className)}>
      <h2 className="font-semibold text-base">{title}</h2>
      {hint && <p className="mt-0.5 mb-3 max-w-prose text-muted">{hint}</p>}
      {children}
    </section>
  )
}

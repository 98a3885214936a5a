import type { RuleChange } from '@/lib/sessionizer/rule-changes'

/** Says what someone else has saved since one began to edit. */
export function TheirChanges({ changes, isDirty }: { changes: RuleChange[]; isDirty: boolean }) {
  return (
    <div role="status" className="rounded-md bg-warning-soft px-3 py-2">
      <p className="font-medium">The rules have been changed meanwhile, by someone else or in another window</p>
      <ul className="my-1 list-disc pl-4 [overflow-wrap:anywhere]">
        {changes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="text-muted">
        {isDirty
          ? 'Your changes are kept and come on top of these. Where both changed the same, the page shows yours.'
          : 'The page shows the rules as they are now.'}
      </p>
    </div>
  )
}

import { cn } from '@/components/ui/cn'

/** Paragraphs of plain text, with `code` in backticks. */
export function Prose({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn('space-y-2 text-muted', className)}>
      {text.split('\n\n').map((paragraph) => (
        <p key={paragraph}>
          <InlineProse text={paragraph} />
        </p>
      ))}
    </div>
  )
}

export function InlineProse({ text }: { text: string }) {
  // Every second part stood between backticks.
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
      <Code key={index}>{part}</Code>
    ) : (
      part
    ),
  )
}

export function Code({ children }: { children: string }) {
  return <code className="break-words rounded bg-hover px-1 py-px font-mono text-ink text-xs">{children}</code>
}

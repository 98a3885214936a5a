import { cn } from './cn'
import { CopyButton } from './copy-button'

/** Text to be pasted elsewhere, with what it is above it. */
export function CodeBlock({ title, text, className }: { title: string; text: string; className?: string }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line">
      <figcaption className="flex items-center justify-between gap-2 border-line border-b bg-canvas py-1 pr-1 pl-3">
        <span className="min-w-0 py-0.5 text-muted text-xs">{title}</span>
        <CopyButton text={text} what={title} variant="ghost" size="icon" />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it with the keys
        tabIndex={0}
        className={cn('thin-scrollbar overflow-auto p-3 font-mono text-xs focus-visible:-outline-offset-2', className)}
      >
        <code>{text}</code>
      </pre>
    </figure>
  )
}

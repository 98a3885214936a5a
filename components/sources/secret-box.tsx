import { KeyRound } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'

/** A new key's text, the only time that it can be seen. */
export function SecretBox({ secret }: { secret: string }) {
  return (
    <div className="rounded-md bg-positive-soft p-3">
      <p className="flex items-center gap-2 font-medium">
        <KeyRound aria-hidden className="size-4 shrink-0 text-positive" />
        Copy the key now
      </p>
      <p className="mt-0.5 text-muted">It is stored as a hash, so it cannot be shown again.</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-52 break-all rounded border border-line-strong bg-surface px-2 py-1 font-mono text-xs">
          {secret}
        </code>
        <CopyButton text={secret} what="the key" />
      </div>
    </div>
  )
}

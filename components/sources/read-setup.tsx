'use client'

import { CodeBlock } from '@/components/ui/code-block'
import type { ApiKey } from '@/lib/keys/types'
import { useFreshSecret } from './fresh-keys'
import { SecretBox } from './secret-box'
import { readSnippets } from './snippets'

/** How to read with a read key. */
export function ReadSetup({ apiKey, origin }: { apiKey: ApiKey; origin: string }) {
  const secret = useFreshSecret(apiKey.id)
  return (
    <div className="space-y-4">
      {secret !== null && <SecretBox secret={secret} />}
      <p className="text-muted">
        Every address of the API takes the key the same way. The{' '}
        <a href="/docs" className="text-accent underline">
          reference
        </a>{' '}
        lists them.
      </p>
      {readSnippets(origin, secret ?? 'YOUR_READ_KEY').map((snippet) => (
        <CodeBlock key={snippet.title} {...snippet} />
      ))}
    </div>
  )
}

'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      notify('error', 'This browser does not let pages copy. Select the text and copy it yourself.')
    }
  }
  return (
    <Button variant="ghost" size="icon" onClick={copy} aria-label={isCopied ? 'Copied' : label}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
    </Button>
  )
}

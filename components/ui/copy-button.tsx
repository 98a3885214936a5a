'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button, type ButtonLook } from './button'
import { notify } from './notify'

/** Copies a text. `what` names it for screen readers. */
export function CopyButton({ text, what, variant, size }: { text: string; what: string } & ButtonLook) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      // Browsers refuse on plain http addresses other than localhost.
      notify('error', 'This browser does not let pages copy. Select the text and copy it yourself.')
    }
  }
  return (
    <Button
      onClick={copy}
      aria-label={isCopied ? 'Copied' : `Copy ${what}`}
      {...(variant && { variant })}
      {...(size && { size })}
    >
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {size !== 'icon' && (isCopied ? 'Copied' : 'Copy')}
    </Button>
  )
}

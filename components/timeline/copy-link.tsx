'use client'

import { Check, Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'

/** Copies the full address of a path of this dashboard. */
export function CopyLink({ path, label = 'Copy link' }: { path: string; label?: string }) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    const address = new URL(path, window.location.href).href
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      // Browsers refuse on plain http addresses other than localhost.
      notify('error', `This browser does not let pages copy. Here is the link: ${address}`)
    }
  }
  return (
    <Button onClick={copy} aria-label={label} className="max-sm:w-7 max-sm:px-0">
      {isCopied ? <Check aria-hidden /> : <Link2 aria-hidden />}
      <span className="max-sm:sr-only">{isCopied ? 'Copied' : label}</span>
    </Button>
  )
}

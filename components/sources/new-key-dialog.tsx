'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { Button, type ButtonLook, buttonClass } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input, Label } from '@/components/ui/input'
import { RadioChoice } from '@/components/ui/radio-choice'
import type { ApiKey, KeyScope } from '@/lib/keys/types'
import { rememberSecret } from './fresh-keys'
import { createKey } from './requests'
import { SecretBox } from './secret-box'

interface Created {
  key: ApiKey
  secret: string
}

/** A button that makes a key, and then shows its text. */
export function NewKeyDialog({ label = 'New key', ...look }: { label?: string } & ButtonLook) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [created, setCreated] = useState<Created | null>(null)

  // The list is read again when the dialog closes: with the first key, the button that holds the dialog goes.
  const change = (open: boolean) => {
    setOpen(open)
    if (open) setCreated(null)
    else if (created) router.refresh()
  }
  const done = (made: Created) => {
    rememberSecret(made.key.id, made.secret)
    setCreated(made)
  }

  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="primary" {...look}>
          <Plus aria-hidden />
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={created ? `${created.key.name} is ready` : 'New key'}
        onInteractOutside={(event) => created && event.preventDefault()}
      >
        {created ? <Ready created={created} onLeave={() => setOpen(false)} /> : <NewKeyForm onCreated={done} />}
      </DialogContent>
    </Dialog>
  )
}

function Ready({ created: { key, secret }, onLeave }: { created: Created; onLeave: () => void }) {
  return (
    <div className="space-y-4">
      <SecretBox secret={secret} />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button size="md">Close</Button>
        </DialogClose>
        <Link href={`/sources/${key.id}`} onClick={onLeave} className={buttonClass({ variant: 'primary', size: 'md' })}>
          Set it up
        </Link>
      </div>
    </div>
  )
}

const scopes: { scope: KeyScope; label: string; says: string }[] = [
  { scope: 'write', label: 'Write', says: 'Sends events, reads nothing. It may stand in a web page.' },
  { scope: 'read', label: 'Read', says: 'Reads everything over the API. Keep it on a server.' },
]

function NewKeyForm({ onCreated }: { onCreated: (created: Created) => void }) {
  const [name, setName] = useState('')
  const [scope, setScope] = useState<KeyScope>('write')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setProblem(null)
    try {
      onCreated(await createKey(name, scope))
    } catch (error) {
      setProblem(messageOf(error))
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <div>
        <Label htmlFor="key-name">Name</Label>
        <Input
          id="key-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder="Website"
          autoComplete="off"
          maxLength={100}
          required
          {...(problem !== null && { 'aria-invalid': true, 'aria-describedby': 'key-problem' })}
        />
        <p className="mt-1 text-faint text-xs">What uses it: a site, a service, a person.</p>
      </div>
      <fieldset>
        <legend className="mb-1 font-medium text-muted text-xs">It may</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {scopes.map((choice) => (
            <RadioChoice
              key={choice.scope}
              name="scope"
              value={choice.scope}
              label={choice.label}
              says={choice.says}
              isChosen={choice.scope === scope}
              onChoose={() => setScope(choice.scope)}
            />
          ))}
        </div>
      </fieldset>
      {problem !== null && (
        <p id="key-problem" role="alert" className="text-negative text-xs">
          {problem}
        </p>
      )}
      <Footer>
        <Button type="submit" variant="primary" size="md" disabled={isSending || name.trim() === ''}>
          Create key
        </Button>
      </Footer>
    </form>
  )
}

function Footer({ children }: { children: ReactNode }) {
  return (
    <div className="flex justify-end gap-2">
      <DialogClose asChild>
        <Button size="md">Cancel</Button>
      </DialogClose>
      {children}
    </div>
  )
}

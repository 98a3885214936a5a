'use client'

import { useState } from 'react'
import { Input, Label } from '@/components/ui/input'
import { kindLabels } from './kind-labels'
import type { CategoryDraft } from './rules-draft'
import { testPath } from './test-path'

/** A field that tells which category a page falls into, by the categories as they are entered. */
export function PathTest({ categories }: { categories: CategoryDraft[] }) {
  const [text, setText] = useState('')
  return (
    <div className="mb-4 rounded-md bg-canvas px-3 py-2.5">
      <Label htmlFor="test-path" className="block">
        Test a path
      </Label>
      <Input
        id="test-path"
        className="mt-1 max-w-md font-mono !text-xs"
        placeholder="/de/pricing, or a whole address"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby="test-path-result"
      />
      <p id="test-path-result" role="status" className="mt-1.5 [overflow-wrap:anywhere] empty:hidden">
        {text.trim() !== '' && <Result text={text} categories={categories} />}
      </p>
    </div>
  )
}

function Result({ text, categories }: { text: string; categories: CategoryDraft[] }) {
  const found = testPath(text, categories)
  if (found === null) {
    return <span className="text-muted">A path starts with /, a whole address with https://</span>
  }
  const { path, category, pattern, alsoFitting } = found
  if (category === null) {
    return (
      <span className="text-muted">
        <code className="font-mono text-xs">{path}</code> fits no category: it is named by its path, and decides
        nothing.
      </span>
    )
  }
  return (
    <>
      <b className="font-semibold">{nameOf(category)}</b>{' '}
      <span className="text-muted">
        · {kindLabels[category.kind]}
        {category.kind !== 'neutral' && `, each view weighs ${category.weight}`} · by the pattern{' '}
        <code className="font-mono text-xs">{pattern}</code>
        {alsoFitting.length > 0 && ` · fits ${alsoFitting.map(nameOf).join(', ')} as well, further down`}
      </span>
    </>
  )
}

function nameOf({ name }: CategoryDraft): string {
  return name.trim() || 'The new category'
}

import { Fragment } from 'react'
import type { ReferenceType } from '@/lib/api/openapi/types'

/** A type in words; the name of a schema in it leads there. */
export function TypeName({ type, schema }: ReferenceType) {
  if (schema === null) return type
  return type.split(schema).map((words, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
    <Fragment key={index}>
      {index > 0 && <SchemaLink name={schema} />}
      {words}
    </Fragment>
  ))
}

export function SchemaLink({ name }: { name: string }) {
  return (
    <a href={`#schema-${name}`} className="rounded text-accent underline underline-offset-2">
      {name}
    </a>
  )
}

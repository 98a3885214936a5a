import type { ReferenceField } from '@/lib/api/openapi/types'
import { Code, InlineProse } from './prose'
import { TypeName } from './type-name'

/** Parameters or parts of a body: the name and type beside what it means; below each other on a phone. */
export function FieldList({ fields, label }: { fields: ReferenceField[]; label: string }) {
  return (
    <dl aria-label={label} className="divide-y divide-line border-line border-y">
      {fields.map((field) => (
        <div key={field.name} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(9rem,14rem)_1fr]">
          <dt className="min-w-0">
            <span className="break-words font-medium font-mono text-xs">{field.name}</span>
            <span className="block text-faint text-xs">
              <TypeName {...field} />
              {field.isRequired ? '' : ', optional'}
            </span>
          </dt>
          <dd className="min-w-0 text-muted">
            <InlineProse text={field.description} />
            {field.values.length > 0 && (
              <span className="mt-0.5 flex flex-wrap gap-1">
                {field.values.map((value) => (
                  <Code key={value}>{value}</Code>
                ))}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

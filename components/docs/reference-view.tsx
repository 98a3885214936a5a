import { CodeBlock } from '@/components/ui/code-block'
import type { Reference } from '@/lib/api/openapi/types'
import { AnchorHeading } from './anchor-heading'
import { FieldList } from './field-list'
import { Operation } from './operation'
import { Prose } from './prose'
import { type IndexGroup, ReferenceIndex } from './reference-index'

/** The whole reference on one page. `origin` is where examples are sent to. */
export function ReferenceView({ reference, origin }: { reference: Reference; origin: string }) {
  const { intro, sections, groups, schemas, problems } = reference
  return (
    <div className="grid gap-x-10 gap-y-6 p-3 sm:p-4 lg:grid-cols-[14rem_minmax(0,48rem)]">
      <div className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto lg:p-0.5">
        <ReferenceIndex groups={indexOf(reference)} />
      </div>
      <div className="min-w-0 space-y-10 pb-16">
        <section aria-label="About" className="space-y-3">
          <Prose text={intro} />
          <CodeBlock
            title="Your keys, for the examples below"
            text={'export LEADTRAIL_KEY=lt_read_...\nexport LEADTRAIL_WRITE_KEY=lt_write_...'}
          />
        </section>
        {sections.map(({ id, title, text }) => (
          <section key={id} aria-labelledby={id} className="space-y-2">
            <AnchorHeading id={id} level={2}>
              {title}
            </AnchorHeading>
            <Prose text={text} />
            {id === 'problems' && <ProblemList problems={problems} />}
          </section>
        ))}
        {groups.map(({ id, title, text, operations }) => (
          <section key={id} aria-labelledby={id} className="space-y-8">
            <div>
              <AnchorHeading id={id} level={2}>
                {`${title}: endpoints`}
              </AnchorHeading>
              <Prose text={text} />
            </div>
            {operations.map((operation) => (
              <Operation key={operation.id} operation={operation} origin={origin} />
            ))}
          </section>
        ))}
        <section aria-labelledby="schemas" className="space-y-8">
          <AnchorHeading id="schemas" level={2}>
            Schemas
          </AnchorHeading>
          {schemas.map(({ name, description, fields }) => (
            <section key={name} aria-labelledby={`schema-${name}`} className="space-y-2">
              <AnchorHeading id={`schema-${name}`} level={3} className="font-mono">
                {name}
              </AnchorHeading>
              {description !== '' && <Prose text={description} />}
              <FieldList fields={fields} label={`Parts of ${name}`} />
            </section>
          ))}
        </section>
      </div>
    </div>
  )
}

function ProblemList({ problems }: Pick<Reference, 'problems'>) {
  return (
    <dl className="divide-y divide-line border-line border-y">
      {problems.map(({ code, status, meaning }) => (
        <div
          key={code}
          id={`problem-${code}`}
          className="grid scroll-mt-16 gap-x-4 py-2 target:bg-selected sm:grid-cols-[minmax(9rem,14rem)_1fr]"
        >
          <dt className="font-medium font-mono text-xs leading-5">
            {code} <span className="font-normal text-faint">{status}</span>
          </dt>
          <dd>
            <Prose text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function indexOf({ sections, groups, schemas }: Reference): IndexGroup[] {
  return [
    { title: 'About', items: sections.map(({ id, title, text }) => ({ id, title, detail: text })) },
    ...groups.map(({ title, operations }) => ({
      title,
      items: operations.map(({ id, summary, method, path, parameters, alsoParametersOf }) => ({
        id,
        title: summary,
        detail: [method, path, ...parameters.map(({ name }) => name), ...(alsoParametersOf?.names ?? [])].join(' '),
      })),
    })),
    { title: 'Schemas', items: schemas.map(({ name }) => ({ id: `schema-${name}`, title: name })) },
  ]
}

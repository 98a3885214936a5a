import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import type { ReferenceOperation, ReferenceRequest } from '@/lib/api/openapi/types'
import { AnchorHeading } from './anchor-heading'
import { FieldList } from './field-list'
import { Fold } from './fold'
import { Code, InlineProse, Prose } from './prose'
import { toCurl } from './to-curl'
import { SchemaLink, TypeName } from './type-name'

const fewFields = 6

/** One thing that the API can do: what it takes, examples to copy, and what it answers. */
export function Operation({ operation, origin }: { operation: ReferenceOperation; origin: string }) {
  const { id, method, path, summary, description, parameters, alsoParametersOf, body, requests, answer, answers } =
    operation
  return (
    <section aria-labelledby={id} className="space-y-3">
      <AnchorHeading id={id} level={3}>
        {summary}
      </AnchorHeading>
      <p className="flex min-w-0 items-center gap-2">
        <Badge tone={method === 'GET' ? 'accent' : 'positive'} className="font-mono">
          {method}
        </Badge>
        <span className="min-w-0 break-all font-mono text-xs">{path}</span>
      </p>
      <Prose text={description} />
      {requests.map((request: ReferenceRequest) => (
        <CodeBlock key={request.url + request.summary} title={request.summary} text={toCurl(request, origin)} />
      ))}
      {answer !== null && (
        <Fold title="Answer to the first example">
          <CodeBlock title="Answer" text={answer.trimEnd()} className="max-h-96" />
        </Fold>
      )}
      {parameters.length > 0 && (
        <Fold
          title={parameters.length === 1 ? '1 parameter' : `${parameters.length} parameters`}
          isOpen={parameters.length <= fewFields}
        >
          <FieldList fields={parameters} label={`Parameters of ${summary}`} />
        </Fold>
      )}
      {alsoParametersOf && (
        <p className="text-muted">
          {parameters.length > 0 ? 'And ' : 'It takes '}
          {alsoParametersOf.names.length} parameters of{' '}
          <a href={`#${alsoParametersOf.id}`} className="rounded text-accent underline underline-offset-2">
            {alsoParametersOf.summary}
          </a>
          : the filter, from <Code>{alsoParametersOf.names[0] ?? ''}</Code> to{' '}
          <Code>{alsoParametersOf.names.at(-1) ?? ''}</Code>.
        </p>
      )}
      {body && (
        <p className="text-muted">
          The body is <TypeName {...body} />, as JSON.
        </p>
      )}
      <Fold title="Answers">
        <ul className="space-y-1">
          {answers.map(({ status, description: meaning, schema }) => (
            <li key={status} className="flex gap-3">
              <span className="w-8 shrink-0 font-mono text-xs leading-5">{status}</span>
              <span className="min-w-0 text-muted">
                <InlineProse text={meaning} /> {schema && <SchemaLink name={schema} />}
              </span>
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

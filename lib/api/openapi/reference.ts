import type { oas31 } from 'zod-openapi'
import { problemCodes } from './about'
import { openApiDocument } from './document'
import { fieldsOf, typeOf } from './reference-fields'
import type { Reference, ReferenceGroup, ReferenceOperation, ReferenceRequest } from './types'

let made: Reference | undefined

/** The OpenAPI document as the reference page shows it. */
export function apiReference(): Reference {
  made ??= make()
  return made
}

function make(): Reference {
  const document = openApiDocument()
  const [intro = '', ...sections] = (document.info.description ?? '').split('\n## ')
  return {
    intro: intro.trim(),
    sections: sections.map((section) => {
      const [title = '', ...text] = section.split('\n')
      return { id: title.toLowerCase().replaceAll(' ', '-'), title, text: text.join('\n').trim() }
    }),
    groups: withoutRepeats((document.tags ?? []).map((tag) => toGroup(tag, document))),
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      description: (schema as oas31.SchemaObject).description ?? '',
      fields: fieldsOf(schema as oas31.SchemaObject),
    })),
    problems: Object.entries(problemCodes).map(([code, problem]) => ({ code, ...problem })),
  }
}

function toGroup({ name, description = '' }: oas31.TagObject, document: oas31.OpenAPIObject): ReferenceGroup {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, oas31.OperationObject>)
      .filter(([, operation]) => operation.tags?.includes(name))
      .map(([method, operation]) => toOperation(method.toUpperCase(), path, operation, document)),
  )
  return { id: `group-${name.toLowerCase()}`, title: name, text: description, operations }
}

function toOperation(
  method: string,
  path: string,
  operation: oas31.OperationObject,
  document: oas31.OpenAPIObject,
): ReferenceOperation {
  const requests = (operation['x-requests'] ?? []) as (Omit<ReferenceRequest, 'body'> & { body?: unknown })[]
  const body = (operation.requestBody as oas31.RequestBodyObject | undefined)?.content?.['application/json']?.schema
  return {
    id: operation.operationId ?? `${method}-${path}`,
    method,
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: (operation.parameters ?? []).map((parameter) => {
      const { name, required, schema, description = '' } = parameter as oas31.ParameterObject
      return { name, ...typeOf(schema ?? {}), isRequired: required ?? false, description }
    }),
    alsoParametersOf: null,
    body: body ? typeOf(body) : null,
    requests: requests.map((request) => ({
      ...request,
      body: request.body === undefined ? null : JSON.stringify(request.body, null, 2),
    })),
    answer: shownAnswer(operation),
    answers: Object.entries(operation.responses ?? {}).map(([status, response]) =>
      toAnswer(status, response, document),
    ),
  }
}

const manyParameters = 10

/** Several operations take the filter of sessions: it is listed with the first one of them. */
function withoutRepeats(groups: ReferenceGroup[]): ReferenceGroup[] {
  const [first] = groups.flatMap(({ operations }) => operations)
  if (!first) return groups
  const listed = new Map(first.parameters.map((parameter) => [JSON.stringify(parameter), parameter.name]))
  return groups.map((group) => ({
    ...group,
    operations: group.operations.map((operation) => {
      const names = operation.parameters.flatMap((parameter) => listed.get(JSON.stringify(parameter)) ?? [])
      if (operation === first || names.length < manyParameters) return operation
      return {
        ...operation,
        parameters: operation.parameters.filter(({ name }) => !names.includes(name)),
        alsoParametersOf: { id: first.id, summary: first.summary, names },
      }
    }),
  }))
}

/** The answer of the first success: JSON in lines, other text as it is. */
function shownAnswer({ responses = {} }: oas31.OperationObject): string | null {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const [content] = Object.values((success as oas31.ResponseObject | undefined)?.content ?? {})
  const example = content?.examples?.first as oas31.ExampleObject | undefined
  if (example?.value === undefined) return null
  return typeof example.value === 'string' ? example.value : JSON.stringify(example.value, null, 2)
}

function toAnswer(
  status: string,
  response: oas31.ResponseObject | oas31.ReferenceObject,
  document: oas31.OpenAPIObject,
): ReferenceOperation['answers'][number] {
  const found = '$ref' in response ? document.components?.responses?.[response.$ref.split('/').at(-1) ?? ''] : response
  const { description, content } = found as oas31.ResponseObject
  const [media] = Object.values(content ?? {})
  return { status, description, schema: media?.schema ? typeOf(media.schema).schema : null }
}

import { createDocument, type oas31, type ZodOpenApiOperationObject } from 'zod-openapi'
import { endpoints } from '../v1/endpoints'
import { about } from './about'
import { sendingPaths } from './sending'
import { toOperation } from './to-operation'
import { withoutNoise } from './without-noise'

let made: oas31.OpenAPIObject | undefined

/** The API as OpenAPI 3.1, made from the schemas that read its requests and write its answers. */
export function openApiDocument(): oas31.OpenAPIObject {
  made ??= createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Leadtrail', version: '1', description: about },
      servers: [{ url: '/' }],
      tags: [
        { name: 'Sessions', description: 'What leads did, session by session.' },
        { name: 'Leads', description: 'Who they are, and their journeys.' },
        { name: 'Events', description: 'What happened, one by one.' },
        { name: 'Sending', description: 'Ways in for events. They take a write key.' },
      ],
      security: [{ bearer: [] }, { basic: [] }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: '`Authorization: Bearer <key>`' },
          basic: { type: 'http', scheme: 'basic', description: 'The key as the user name, without a password.' },
        },
      },
      paths: paths(),
    },
    { override: withoutNoise },
  )
  return made
}

/** One path may be read by one operation and written by another. */
function paths(): Record<string, Record<string, ZodOpenApiOperationObject>> {
  const all: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const endpoint of endpoints) all[endpoint.path] = { get: toOperation(endpoint) }
  for (const [path, item] of Object.entries(sendingPaths)) all[path] = { ...all[path], ...item }
  return all
}

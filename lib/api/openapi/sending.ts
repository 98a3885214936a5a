import type { ZodOpenApiOperationObject } from 'zod-openapi'

/** The ways in for events, by path and method. */
export const sendingPaths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}

import type { ZodOpenApiOverride } from 'zod-openapi'

/** Takes out what says nothing to people: the bounds of JavaScript's whole numbers, and the pattern of a date. */
export const withoutNoise: ZodOpenApiOverride = ({ jsonSchema }) => {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern
}

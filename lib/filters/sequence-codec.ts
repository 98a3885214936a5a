import { z } from 'zod'
import { parseSequence } from './parse-sequence'
import { serializeSequence } from './serialize-sequence'

const set = {
  anyOf: z.array(z.object({ kind: z.enum(['type', 'page', 'category']), pattern: z.string() })),
  isExcept: z.literal(true).optional(),
}
const step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('some'),
    ...set,
    link: z.enum(['later', 'directly']),
    repeat: z.object({ min: z.int(), max: z.int().optional() }).optional(),
  }),
  z.object({ kind: z.literal('none'), ...set }),
])

/** URL form `email_click > page:/pricing*` to its steps, and back. */
export function sequenceCodec() {
  return z.codec(z.string(), z.array(step), {
    decode(text, context) {
      const { sequence, problem } = parseSequence(text)
      if (sequence) return sequence
      context.issues.push({
        code: 'custom',
        message: `${problem.message} (character ${problem.position})`,
        input: text,
      })
      return z.NEVER
    },
    encode: serializeSequence,
  })
}

import { z } from 'zod'
import { joinList, splitList } from './list-text'
import { formatPath, parsePath } from './path-text'

/** URL form: texts of paths, comma separated. The typed form keeps the texts, written the one way. */
export function pathCodec() {
  return z.codec(z.string(), z.array(z.string()), {
    decode(text, context) {
      const parsed = splitList(text).map(parsePath)
      const problem = parsed.find((one) => one.problem !== undefined)?.problem
      if (problem === undefined) return [...new Set(parsed.flatMap(({ path }) => (path ? [formatPath(path)] : [])))]
      context.issues.push({ code: 'custom', message: problem, input: text })
      return z.NEVER
    },
    encode: joinList,
  })
}

import fc from 'fast-check'

// Sequences for tests.

const names = [
  ...['a', 'x', 'page:/pricing', 'page:*', 'page_view', '*', 'a|page:/blog*', 'none_of_these'],
  ...['category:Pricing', 'category:Blog|x', 'category:none'],
]

/** Texts of sequences of up to five steps, out of names like `a` or `page:/pricing*`. */
export function sequenceTexts(given: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...given) },
    fc.constantFrom(...given).map((name) => `~${name}`),
  )
  const step = fc.oneof(
    { weight: 4, arbitrary: name },
    name.map((name) => `!${name}`),
    fc.tuple(name, fc.constantFrom('{2}', '{2,}', '{1,}', '{2,3}', '{1,2}')).map((parts) => parts.join('')),
  )
  const link = fc.constantFrom(' > ', ' > ', ' >> ')
  return fc.array(fc.tuple(step, link), { minLength: 1, maxLength: 5 }).map((steps) =>
    steps.reduce((text, [step, link], index) => {
      const isFree = step.startsWith('!') || steps[index - 1]?.[0].startsWith('!')
      return index === 0 ? step : text + (isFree ? ' > ' : link) + step
    }, ''),
  )
}

export const anySequenceText = sequenceTexts(names)

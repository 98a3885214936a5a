// What looks like the lead's doing and is a machine's. An event is stored with everything that it was recognised as; the
// rules say which of it is left out, so that a rule switched off brings exactly its events back.

/** In the order in which they are written. */
export const noiseReasons = ['bot', 'scanner', 'burst'] as const
export type NoiseReason = (typeof noiseReasons)[number]

/** True: events of this kind do not count. */
export type NoiseRules = Record<NoiseReason, boolean>

export const noiseNames: Record<NoiseReason, string> = {
  bot: 'Bots',
  scanner: 'Mail scanners',
  burst: 'Click bursts',
}

/**
 * Reasons as an event holds them: in their order, each once; null when there is none.
 * @example joinReasons(['burst', 'bot']) // 'bot,burst'
 */
export function joinReasons(reasons: Iterable<NoiseReason>): string | null {
  const given = new Set(reasons)
  return noiseReasons.filter((reason) => given.has(reason)).join(',') || null
}

export function splitReasons(text: string | null | undefined): NoiseReason[] {
  const given = text?.split(',') ?? []
  return noiseReasons.filter((reason) => given.includes(reason))
}

/** Those of the reasons that are left out, written as they are stored. A reason that nobody knows cannot be switched off. */
export function leftOutNoise(recognised: string, noise: NoiseRules): string {
  return recognised
    .split(',')
    .filter((reason) => !Object.hasOwn(noise, reason) || noise[reason as NoiseReason])
    .join(',')
}

/** Everything that an event may hold whose reasons are among these, as it is stored; for conditions in SQL. */
export function combinationsOf(reasons: readonly NoiseReason[]): string[] {
  let texts: NoiseReason[][] = [[]]
  for (const reason of reasons) texts = texts.flatMap((text) => [text, [...text, reason]])
  return texts.flatMap((text) => joinReasons(text) ?? [])
}

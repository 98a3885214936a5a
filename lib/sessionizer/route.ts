// The route of a session: what it did in order, short enough to stand in an index whatever the session.

/** More steps than this tell nobody anything. */
const maxSteps = 50

interface Touch {
  type: string
  path?: string | null | undefined
}

/**
 * The events without direct repeats of the same type and path, the first 50; then, of every type that has not occurred
 * by then, the first one. So a route holds every event type of its session.
 * @param touches the session's counted events, in order
 */
export function routeOf<Event extends Touch>(touches: readonly Event[]): Event[] {
  const steps: Event[] = []
  const types = new Set<string>()
  let last: Event | undefined
  for (const touch of touches) {
    if (last && last.type === touch.type && (last.path || null) === (touch.path || null)) continue
    last = touch
    if (steps.length >= maxSteps && types.has(touch.type)) continue
    types.add(touch.type)
    steps.push(touch)
  }
  return steps
}

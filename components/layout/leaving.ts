const leaveEvent = 'leadtrail:leave'

/** Asks whoever holds unsaved work whether the viewer may go to another page now. False: they take care of it. */
export function mayLeave(href: string): boolean {
  return window.dispatchEvent(new CustomEvent(leaveEvent, { detail: href, cancelable: true }))
}

/** Calls back with where the viewer wants to go, and keeps them here. Returns the way to stop that. */
export function holdLeaving(onLeave: (href: string) => void): () => void {
  const hold = (event: Event) => {
    event.preventDefault()
    if (event instanceof CustomEvent) onLeave(String(event.detail))
  }
  window.addEventListener(leaveEvent, hold)
  return () => window.removeEventListener(leaveEvent, hold)
}

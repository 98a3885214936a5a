export interface Notice {
  kind: 'success' | 'error'
  text: string
}

export const noticeEvent = 'leadtrail:notice'

/** Shows a short message in the corner of the page. */
export function notify(kind: Notice['kind'], text: string): void {
  window.dispatchEvent(new CustomEvent<Notice>(noticeEvent, { detail: { kind, text } }))
}

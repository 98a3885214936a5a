/** Where a thing is today. Not for ever: the next late event may move it again. */
export function movedTo(path: string, id: string, search: string): Response {
  const location = search === '' ? path : `${path}?${search}`
  return Response.json({ id }, { status: 307, headers: { location, 'cache-control': 'no-store' } })
}

/**
 * The address of a request, without a slash at the end of its path where clients of RudderStack and Segment send. Next would
 * redirect to the other one, and browsers follow no redirect while they ask whether they may send.
 */
export function senderAddress(url = ''): string {
  const [, path = '', query = ''] = /^(\/(?:sourceConfig|v1|beacon)(?:\/[^?/]+)*)\/+(\?.*)?$/.exec(url) ?? []
  return path === '' ? url : path + query
}

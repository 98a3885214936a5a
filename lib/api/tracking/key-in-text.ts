/**
 * The key in a body that cannot be read: what follows the first "writeKey", if it looks like one. Good enough to say in
 * the key's log what became of the call, never to take anything. Reads the text once, whatever it is.
 */
export function keyInText(body: Buffer): string | null {
  return /"writeKey"\s{0,9}:\s{0,9}"([\w-]{1,100})"/.exec(body.toString('latin1'))?.[1] ?? null
}

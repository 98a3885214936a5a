import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const policy = contentSecurityPolicy('bm9uY2U', { isDevelopment: false })
const directives = new Map(
  policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
)

test('a script runs by its nonce only; no page is framed, and none talks to another site', () => {
  expect(directives.get('script-src')).toEqual(["'self'", "'nonce-bm9uY2U'", "'strict-dynamic'"])
  expect(directives.get('script-src-attr')).toEqual(["'none'"])
  expect(directives.get('connect-src')).toEqual(["'self'"])
  expect(directives.get('frame-ancestors')).toEqual(["'none'"])
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline')
})

test('the style of the messages is known by its hash', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8')
  const [, style] = /^__insertCSS\((".*")\);?$/m.exec(source) ?? []
  const hash = createHash('sha256')
    .update(JSON.parse(style ?? '""'))
    .digest('base64')
  expect(directives.get('style-src-elem')).toContain(`'sha256-${hash}'`)
})

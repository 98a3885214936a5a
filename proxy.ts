import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/api/content-security-policy'

/** Gives a page the policy for what it may load, with a nonce that is new for each answer. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, { isDevelopment: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce) // for the layout's script
  headers.set('content-security-policy', policy) // Next takes the nonce of its own scripts from here
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  return response
}

export const config = {
  matcher: [
    {
      // Pages alone. What takes bodies stays outside: Next holds a copy of a body, and cuts it, for a proxy in its way.
      source:
        '/((?!_next/|api/|v1/|e/|hooks/|beacon/|sourceConfig|t\\.js|analytics\\.js/|analytics-next/|icon\\.svg).*)',
      // Parts that a page asks for while it is shown: the policy of that page holds.
      missing: [{ type: 'header', key: 'rsc' }],
    },
  ],
}

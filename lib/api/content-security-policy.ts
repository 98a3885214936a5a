/**
 * What a page of the dashboard may load and do. Scripts: those with the nonce of this answer, and what they load
 * themselves. Styles: our files, those with the nonce, and the one that the messages bring along (`messageStyles`);
 * `style` attributes are allowed, because bars, columns and floating menus are placed by them. Everything else comes
 * from here or not at all, and nobody may frame a page.
 */
export function contentSecurityPolicy(nonce: string, { isDevelopment }: { isDevelopment: boolean }): string {
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'script-src-attr': "'none'",
    // The development server writes its styles into the page.
    'style-src-elem': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}' ${messageStyles.join(' ')}`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/**
 * Hashes of the style element that sonner adds when it is loaded, with no way to give it a nonce: first without a text,
 * then with it. A test keeps the second in step with the package.
 */
const messageStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
]

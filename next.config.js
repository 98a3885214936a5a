/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['@electric-sql/pglite', 'proper-lockfile'],
  // Types are checked by `npm run check`; the build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  distDir: process.env.LEADTRAIL_BUILD ?? '.next',
  // The address of the sessions page is also that of its data, for whoever asks for JSON and not for a page.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/sessions',
        has: [{ type: 'header', key: 'accept', value: '(?!.*text/html).*application/json.*' }],
        missing: [{ type: 'header', key: 'rsc' }],
        destination: '/api/v1/sessions',
      },
    ],
  }),
}

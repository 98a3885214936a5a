/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['@electric-sql/pglite'],
  // Types are checked by `npm run check`; the build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  distDir: process.env.LEADTRAIL_BUILD ?? '.next',
}

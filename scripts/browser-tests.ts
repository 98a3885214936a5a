import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhenStale } from './build-when-stale'
import { findBrowser } from './find-browser'
import { run } from './run'

// `npm run test:browser [-- arguments of playwright test]`: a production build, a browser, then the stories of e2e.

await run(async () => {
  const browser = findBrowser()
  await buildWhenStale()
  const cli = join('node_modules', '@playwright', 'test', 'cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, LEADTRAIL_BROWSER: browser },
  })
  return status ?? 1
})

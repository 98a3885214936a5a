import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { AppError } from '@/lib/errors'

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The path of a Chromium for Playwright: its own, an installed Chrome or Chromium, or else one installed now
 * (Playwright's download, then Debian's package as root).
 */
export function findBrowser(): string {
  const found = present()
  if (found) return found
  console.log("No browser yet: trying Playwright's download ...")
  command('npx', ['playwright', 'install', 'chromium'])
  if (!present() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("Trying Debian's chromium ...")
    command('apt-get', ['update', '-qq'])
    command('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  }
  const now = present()
  if (now) return now
  throw new AppError(
    'unavailable',
    'The browser tests need Chrome or Chromium, and none could be installed. Install one, or set LEADTRAIL_BROWSER to its path.',
  )
}

function present(): string | undefined {
  return [process.env.LEADTRAIL_BROWSER, chromium.executablePath(), ...installed].find(
    (path) => path && existsSync(path),
  )
}

function command(name: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(name, args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What Segment's CDN serves, from the npm package: its standalone build and the parts that this loads when a site needs
// them. The build asks the CDN of its own script tag for settings, but only when that is https, and turns to Segment's
// addresses otherwise and with what went wrong. Those addresses are taken out, so that whatever happens stays here.

/**
 * The script that `/analytics.js/v1/{writeKey}/analytics.min.js` stands for. It finds this server by the address of its
 * own script tag, so that it is the same text wherever it is asked at.
 */
export function readSegmentScript(writeKey: string): string {
  const { licence, script } = standalone()
  const address = JSON.stringify(`/analytics.js/v1/${writeKey}/`)
  return `/*!\n${licence}\n*/\n${findServer(address)}\n${script.replaceAll(keyMark, () => writeKey)}\n})()\n`
}

/** A part that the script loads by name; null when there is none of that name. */
export function readSegmentPart(name: string): Buffer | null {
  const known = readdirSync(folder()).filter((file) => partName.test(file))
  return known.includes(name) ? readFileSync(join(folder(), name)) : null
}

const partName = /^[\w-]+\.bundle\.[0-9a-f]+\.js$/
const keyMark = '__WRITE_KEY__'

/** Of the build, and the expressions that stand in their place. */
const replacedTexts: readonly [string, string][] = [
  ['"https://cdn.segment.com', 'leadtrail+"'],
  ['"api.segment.io/v1"', '(leadtrail.replace(/^\\w+:\\/\\//,"")+"/v1")'],
]

/** The build asks the stub of the page for its CDN before it looks at script tags. */
function findServer(address: string): string {
  return `(function(){
var own=document.currentScript||document.querySelector('script[src*='+${JSON.stringify(address)}+']')
var leadtrail=own?own.src.slice(0,own.src.indexOf(${address})):location.origin
var stub=own&&window[own.getAttribute('data-global-segment-analytics-key')||'analytics']
if(stub&&!stub._cdn)stub._cdn=leadtrail`
}

let known: { licence: string; script: string } | undefined

function standalone(): { licence: string; script: string } {
  known ??= {
    licence: readFileSync(join(folder(), '..', '..', 'LICENSE.MD'), 'utf8').trimEnd(),
    script: withoutSegment(readFileSync(join(folder(), 'standalone.js'), 'utf8')),
  }
  return known
}

function withoutSegment(build: string): string {
  const script = build.replace(/\/\/# sourceMappingURL=.*\s*$/, '')
  return replacedTexts.reduce((text, [theirs, ours]) => text.replaceAll(theirs, () => ours), script)
}

function folder(): string {
  return join(process.cwd(), 'node_modules', '@segment', 'analytics-next', 'dist', 'umd')
}

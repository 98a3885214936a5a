import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Every regular expression of the product on texts that make a careless one slow: a piece again and again, behind a
// beginning that fits and before an end that does not. Texts of people and programs reach most of them.

const pieces = [
  ...[' ', 'a', 'A', '1', '@', '.', '-', '_', '"', '\\', '/', '%', '{', ',', ':', 'é', '\n', '<', '=', ';', '\t'],
  ...['a.', '.a', 'a@', '@a', '1 ', '\\"', '"\\', 'a-', '/**', '://'],
]
const beginnings = ['', 'a', '1', '1d', '{1', '"', 'a@', '/**', 'lt_write_', 'token=', 'Basic ']
const endings = ['', ' @\0!']

test('no regular expression takes long, whatever the text', { timeout: 120_000 }, () => {
  const found = sourceFiles().flatMap(expressionsIn)
  expect(found.length).toBeGreaterThan(80)
  const slow = found.filter(({ pattern }) => isSlow(pattern, 400, 100) || isSlow(pattern, 10_000, 300))
  expect(slow.map(({ file, pattern }) => `${file}: ${pattern}`)).toEqual([])
})

function isSlow(pattern: RegExp, times: number, mostMs: number): boolean {
  return pieces.some((piece) =>
    beginnings.some((beginning) =>
      endings.some((ending) => {
        const text = `${beginning}${piece.repeat(times)}${ending}`
        return cpuMs(pattern, text) > mostMs && cpuMs(pattern, text) > mostMs // twice: the machine does other things, too
      }),
    ),
  )
}

function cpuMs(pattern: RegExp, text: string): number {
  const before = process.cpuUsage()
  if (pattern.global) text.replace(pattern, '')
  else pattern.test(text)
  return process.cpuUsage(before).user / 1000
}

function sourceFiles(): string[] {
  return ['lib', 'components', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\.fixture|generated/.test(name))
      .map((name) => `${folder}/${name}`),
  )
}

/** A slash where an expression may begin, its classes and escapes, the slash that ends it, its flags. */
const literal =
  /(?:[(=,:[!&|?{};]|return|^)\s*\/(?![/*\s])((?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuv]*)(?![\w/])/gm

function expressionsIn(file: string): { file: string; pattern: RegExp }[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const code = lines.filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line)).join('\n')
  return [...code.matchAll(literal)].flatMap(([, source = '', flags = '']) => {
    try {
      return [{ file, pattern: new RegExp(source, flags) }]
    } catch {
      return [] // it was something else between two slashes
    }
  })
}

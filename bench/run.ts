// `npm run bench -- NAME ...` runs bench/NAME.ts with the arguments after it.
const benchmarks = [
  'sessionizer',
  'write-path',
  'load',
  'sessions-page',
  'page-http',
  'rebuild',
  'engagement',
  'import',
  'paths',
  'joins',
  'previews',
  'http-load',
]

const [name = '', ...rest] = process.argv.slice(2)
if (benchmarks.includes(name)) {
  process.argv.splice(2, process.argv.length, ...rest)
  await import(`./${name}.ts`)
} else {
  console.error(`Usage: npm run bench -- ${benchmarks.join(' | ')} [options]; see bench/README.md`)
  process.exitCode = 2
}

export {}

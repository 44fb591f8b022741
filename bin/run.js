#!/usr/bin/env node
// The version is asked for by every script and health check: it is answered without loading the command framework.
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

const words = process.argv.slice(2)
if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
  const { name, version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  console.log(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}`)
} else {
  // Left alone, V8 lets garbage grow to many times what is alive before it looks: 105 MB of old records where 20 are
  // in use. Read at every collection, so it may be set here. At 30 serve looks four times as often at what it has seen,
  // in pages of 500 invoices, for 6 MB less; to make a company of a million invoices 60 takes 36 MB more.
  setFlagsFromString(`--heap-growing-percent=${words[0] === 'serve' ? 60 : 30}`)
  // The framework throws what a write to stdout says as it is; a closed pipe it takes for a good end.
  process.stdout.prependListener('error', (error) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(
      `E_FILE: Cannot use the output: ${error.message}.\n  Make room, or send the output elsewhere.\n`,
    )
    process.exit(2)
  })
  const { execute } = await import('@oclif/core')
  await execute({ dir: import.meta.url })
}

#!/usr/bin/env node
// The version is asked for by every script and health check: it is answered without loading the command framework.
import { readFileSync } from 'node:fs'

const words = process.argv.slice(2)
if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
  const { name, version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  console.log(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}`)
} else {
  const { execute } = await import('@oclif/core')
  await execute({ dir: import.meta.url })
}

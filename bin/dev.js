#!/usr/bin/env -S node --import tsx
// Runs the sources. oclif's own loader for TypeScript fails silently with newer versions of tsx, hence by hand.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { execute, settings } from '@oclif/core'

settings.enableAutoTranspile = false
const root = fileURLToPath(new URL('..', import.meta.url))
const pjson = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
pjson.oclif.commands = './src/commands'
pjson.oclif.hooks = { command_not_found: './src/cli/not-found.ts' }
await execute({
  development: true,
  dir: import.meta.url,
  loadOptions: { root, pjson, ignoreManifest: true },
})

// The grammar is a large file: commands that need none of it must not read it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './program.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-load-'))
  const hook = `
    const fs = require('node:fs')
    const read = fs.readFileSync
    fs.readFileSync = (path, ...rest) => {
      if (String(path).endsWith('grammar.json')) process.stderr.write('GRAMMAR READ\\n')
      return read(path, ...rest)
    }
    require('node:module').syncBuiltinESMExports()`
  writeFileSync(join(folder, 'hook.cjs'), hook)
})
afterAll(() => rmSync(folder, { recursive: true }))

const reads = (...args: string[]): boolean => {
  const call = ['--require', join(folder, 'hook.cjs'), ...args]
  return spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' }).stderr.includes(
    'GRAMMAR READ',
  )
}
const program = join(root, 'bin/run.js')

test.each([['--version'], ['--help'], ['explain', '3200'], ['sim', 'validate', '--help']])(
  'qbsync %s %s does not read it',
  (...args) => {
    expect(reads(program, ...args)).toBe(false)
  },
)

test('nor does importing the library; writing a request does', () => {
  const library = JSON.stringify(join(root, 'dist/index.js'))
  const code = (more: string) => `const q = await import(${library}); ${more}`
  expect(reads('--input-type=module', '-e', code(''))).toBe(false)
  const write = `q.writeRequests({ version: '13.0', messages: [q.request('HostQueryRq', {})] })`
  expect(reads('--input-type=module', '-e', code(write))).toBe(true)
})

// docs/ci.md: its recipes and its workflow are run as they stand there, in a folder with the files of docs/ci.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { program, root } from './program.ts'

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8')
const recipes = [...page.matchAll(/```sh recipe\n([\s\S]*?)```/g)].map((m) => m[1] ?? '')
const workflow = parse(readFileSync(join(root, 'docs/ci/github-actions.yml'), 'utf8')) as {
  jobs: { 'web-connector': { steps: { name?: string; run?: string }[] } }
}
// The packages are there already: installing them is what npm is tested for.
const steps = workflow.jobs['web-connector'].steps.flatMap(({ name = '', run }) =>
  run === undefined || run === 'npm ci' ? [] : [{ name, run }],
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync-ci-'))
  mkdirSync(join(folder, 'bin'))
  shim('qbsync', `exec ${process.execPath} ${program} "$@"`)
  shim('npx', 'exec "$@"')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shim(name: string, line: string): void {
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${line}\n`)
  chmodSync(path, 0o755)
}

function place(name: string): string {
  const path = join(folder, name)
  cpSync(join(root, 'docs/ci'), path, { recursive: true })
  // The service is a module; a project of its own says so in its package.json.
  writeFileSync(join(path, 'package.json'), '{"type":"module"}')
  return path
}

/** As CI runs a step: the first command that fails ends it. Services still running are ended in any case. */
function shell(text: string, cwd: string) {
  const script = `trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n${text}`
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
  })
  return { status, out: `${stdout}\n${stderr}` }
}

describe('docs/ci.md', () => {
  test('has recipes', () => expect(recipes.length).toBe(3))

  test('its recipes run, one after another', { timeout: 300_000 }, () => {
    const at = place('recipes')
    for (const recipe of recipes) {
      const { status, out } = shell(recipe, at)
      expect(status, `${recipe}\n${out}`).toBe(0)
    }
    expect(readFileSync(join(at, 'junit.xml'), 'utf8')).toContain('failures="0"')
  })
})

describe('the workflow', () => {
  test('has steps', () => expect(steps.length).toBe(5))

  test('its steps run, one after another', { timeout: 300_000 }, () => {
    const at = place('workflow')
    for (const { name, run } of steps) {
      const { status, out } = shell(run, at)
      expect(status, `${name}\n${out}`).toBe(0)
    }
  })
})

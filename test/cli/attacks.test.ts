// Calls of the program that once ended in a stack, in half a file, or in a server that nobody wanted.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSecret } from '../../src/cli/read-bytes.ts'
import { makePlace, type Place, program } from './program.ts'

let p: Place
let files: string[]
beforeAll(() => {
  p = makePlace()
  mkdirSync(join(p.folder, 'folder'))
  expect(p.qbsync('sim', 'seed', 'c.qbsim').status).toBe(0)
  expect(p.qbsync('connection', 'create', 'x').status).toBe(0)
  files = readdirSync(p.folder)
})
afterAll(() => p.close())

describe('a call that cannot be', () => {
  test.each<[code: string, words: string[]]>([
    ['E_FILE', ['sim', 'seed', 'folder', '--force']],
    ['E_FILE', ['sim', 'seed', '']],
    ['E_FILE', ['sim', 'snapshot', 'folder', '--company', 'c.qbsim', '--force']],
    ['E_FILE', ['sim', 'export', '--company', 'c.qbsim', '--output', 'nowhere/x.xml']],
    ['E_FILE', ['serve', '--port', '0', '--ready-file', 'folder']],
    ['E_FILE', ['serve', '--port', '0', '--tls-cert', '', '--tls-key', '']],
    ['E_FILE', ['qwc', 'generate', '--connection', 'x', '--output', 'folder', '--force']],
    ['E_USAGE', ['status', '--data-dir', '']],
    ['E_USAGE', ['status', '--config', '']],
  ])('is %s, at once, and leaves nothing: %j', (code, words) => {
    const { status, out } = p.json<{ error: { code: string; hint: string } }>(...words)
    expect(out.error.code).toBe(code)
    expect(out.error.hint).not.toBe('')
    expect(status).toBe(2)
    expect(readdirSync(p.folder)).toEqual(files)
  })

  test('a password that was not handed over is not made', () => {
    const { out } = p.json<{ installations: unknown[] }>('connection', 'show', 'x')
    expect(out.installations).toEqual([])
  })
})

test('a file whose text steers a terminal is told without it', () => {
  const name = 'AppURL\u009b31m'
  writeFileSync(
    join(p.folder, 'evil.qwc'),
    `<QBWCXML><${name}/><AppURL>\u009b2J</AppURL></QBWCXML>`,
  )
  const { stdout, stderr, status } = p.qbsync('sim', 'run', 'evil.qwc', '--password', 'p')
  expect(status).toBe(2)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
})

describe('a program that is handed trouble', () => {
  test.skipIf(!existsSync('/dev/full'))('says that its output cannot be written', () => {
    const words = ['-c', '"$0" "$@" > /dev/full', process.execPath, program, 'explain', '3200']
    const { status, stderr } = spawnSync('/bin/sh', words, { encoding: 'utf8' })
    expect(stderr).toMatch(/^E_FILE: Cannot use the output: ENOSPC[^\n]*\n {2}\w[^\n]*\n$/)
    expect(status).toBe(2)
  })

  test('says that a company file was written over', () => {
    expect(p.qbsync('sim', 'snapshot', 'hurt.qbsim', '--company', 'c.qbsim').status).toBe(0)
    const db = new Database(join(p.folder, 'hurt.qbsim'))
    db.exec("update lists set body = '{bad'")
    db.close()
    const query =
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError"><CustomerQueryRq/></QBXMLMsgsRq></QBXML>'
    const { status, stderr } = p.input(query, 'sim', 'query', '-', '--company', 'hurt.qbsim')
    expect(stderr).toMatch(/^E_DATABASE: [^\n]*is no JSON[^\n]*\n {2}The file is damaged[^\n]*\n$/)
    expect(status).toBe(1)
  })
})

describe('sim run --password-file', () => {
  test('takes the first line', () => {
    const file = join(p.folder, 'password.txt')
    for (const text of ['secret word', 'secret word\n', '\ufeffsecret word\r\nmore\n']) {
      writeFileSync(file, text)
      expect(readSecret(file)).toBe('secret word')
    }
    writeFileSync(file, '\nsecret')
    expect(() => readSecret(file)).toThrow(expect.objectContaining({ code: 'E_FILE' }))
  })

  test('that is not there is one clear error, and so is no password at all', () => {
    writeFileSync(
      join(p.folder, 'x.qwc'),
      p.json<{ qwc: string }>('qwc', 'generate', '--connection', 'x', '--output', '-').out.qwc,
    )
    const run = (...words: string[]) =>
      p.json<{ error: { code: string; hint: string } }>('sim', 'run', 'x.qwc', ...words).out.error
    expect(run('--password-file', 'none').code).toBe('E_FILE')
    expect(run()).toMatchObject({
      code: 'E_ANSWER_NEEDED',
      hint: expect.stringContaining('--password-file'),
    })
  })
})

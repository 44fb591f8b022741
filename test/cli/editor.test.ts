// A request is changed in an editor before it is replayed: a small script stands for the editor.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edited } from '../../src/cli/editor.ts'

const about = { question: 'Which text instead?', flag: '--request FILE', name: 'request.xml' }
let folder: string
/** The script in a folder with a blank in its name: what it is called with is written beside it. */
const script = (name: string, body: string): string => {
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/called"\n${body}\n`)
  chmodSync(file, 0o755)
  return `'${file}'`
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qbsync editor-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const edit = (env: Record<string, string>, isTerminal = true) =>
  edited('<Date>2025-12-01</Date>', about, { isTerminal, env })

describe.skipIf(process.platform === 'win32')('an editor', () => {
  test('is given the text in a file that only its owner reads, with its own words before it', () => {
    const own = script(
      'ed',
      `for file; do :; done; stat -c %a "$file" > "${folder}/mode"; sed -i s/2025-12/2026-03/ "$file"; echo "$file" > "${folder}/file"`,
    )
    expect(edit({ EDITOR: `${own} --wait` })).toBe('<Date>2026-03-01</Date>')
    const called = String(readText('called')).split('|')
    expect([called[0], called[1]?.endsWith('/request.xml')]).toEqual(['--wait', true])
    expect(readText('mode').trim()).toBe('600')
    expect(existsSync(readText('file').trim())).toBe(false)
  })

  test('VISUAL comes before EDITOR, and an empty one is none', () => {
    const visual = script('visual', `for file; do :; done; echo '<V/>' > "$file"`)
    expect(edit({ VISUAL: visual, EDITOR: 'false' })).toBe('<V/>\n')
    expect(edit({ VISUAL: ' ', EDITOR: visual })).toBe('<V/>\n')
  })

  test.each([
    ['that fails', 'false', /ended with 1/],
    ['that is not there', '/no/such/editor', /ended with 127/],
    ['that leaves nothing', 'sh -c \': > "$1"\' sh', /left an empty text/],
  ])('%s: nothing is sent, and that is said', (_what, editor, problem) => {
    expect(() => edit({ EDITOR: editor })).toThrow(
      expect.objectContaining({ code: 'E_FILE', message: expect.stringMatching(problem) }),
    )
  })
})

test('without a terminal, or without an editor, it is refused with the flag that does it', () => {
  const refusal = (code: string, text: RegExp) =>
    expect.objectContaining({
      code,
      exit: 2,
      hint: expect.any(String),
      message: expect.stringMatching(text),
    })
  expect(() => edit({ EDITOR: 'true' }, false)).toThrow(refusal('E_ANSWER_NEEDED', /no terminal/))
  expect(() => edit({})).toThrow(refusal('E_USAGE', /set VISUAL or EDITOR.*--request FILE/))
})

const readText = (name: string): string => readFileSync(join(folder, name), 'utf8')

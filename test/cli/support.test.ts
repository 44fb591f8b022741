// docs/support.md: every command in it is run, in its order, and prints what stands under it. UPDATE=1 writes that anew.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './program.ts'

const page = join(root, 'docs/support.md')
const driver = join(root, 'test/cli/run-commands.mjs')
const folder = mkdtempSync(join(tmpdir(), 'qbsync-support-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly line: string
  readonly out: string
  readonly status: number
}

/** Days on which this may run, in UTC and in the time zone of the company. */
const days = [0, 1].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10))

/** What differs from one run to the next, and what is shown for it. */
const changing: readonly [RegExp, string][] = [
  [new RegExp(`${folder}/?`, 'g'), '/srv/acme/'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-04-01T14:00:00.000Z'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/g, '2026-04-01T09:00:00-05:00'],
  [/(since )\d{4}-\d\d-\d\dT[\d:]+/g, '$12026-04-01T08:59:00'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '2026-04-01 14:00:00'],
  [new RegExp(`(${days.join('|')})(?!T)`, 'g'), '2026-04-01'],
  [/\b[0-9a-f]{32}\b/g, '4f1c…'],
  [/\b[0-9a-f]{12}-[0-9a-f]{8}-\d{10}\b/g, '8999…'],
  [/\b[0-9A-F]{1,8}-\d{9,10}\b/g, 'F-17…'],
  [/\bdefault-\d+\b/g, 'default'],
  [/(EditSequence +)\d+/g, '$11775052800'],
  [/\b\d+ bytes after \d+\.\d s/g, '1983 bytes after 0.1 s'],
  [/\d+(\.\d+)? MB\b/g, '64 MB'],
  [/version \d+\.\d+\.\d+/g, 'version 20.19.0'],
  [/(\d+ (d|h|min|s) )+ago/g, '3 d 3 h ago'],
  [/next in (4 min 59 s|5 min)/g, 'next in 5 min'],
  // A name that was replaced is another one each time, and so is a number.
  [/Payment \w\w_1002(?= of [\d.]+ for invoice 1001 \((?!Acme))/g, 'Payment bk_1002'],
  [/\((?!Acme)\w{4} \w{6}\)(?= exceeds)/g, '(Ocxu Buhcas)'],
  [/schema \d+ of \d+/g, 'schema 5 of 5'],
  [/^(seconds +)[\d.]+$/gm, '$10.5'],
  [/(. internet +).*/g, '$1this computer is in a network'],
]
const steady = (text: string): string =>
  changing.reduce((all, [what, by]) => all.replace(what, by), text).replace(/[ \t]+$/gm, '')

/** A column is as wide as its widest row, and a line breaks where the folder's name makes it. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

/** Parts of the page: hidden commands, shown commands with what stands under them, and the text between. */
const parts = readFileSync(page, 'utf8')
  .split(/(<!-- before\n[\s\S]*?-->\n|```sh\n[\s\S]*?```\n(?:\n```text\n[\s\S]*?```\n)?)/)
  .map((text) => {
    const [, lines] = /^(?:<!-- before|```sh)\n([\s\S]*?)(?:-->|```)/.exec(text) ?? []
    return { text, lines: lines?.trim().split('\n') ?? [], isShown: text.startsWith('```sh') }
  })

const shown = (ran: readonly Ran[]): string =>
  ran.map(({ line, out }) => `$ ${line}\n${steady(out).trimEnd()}`).join('\n\n')

test('every command of docs/support.md prints what the page shows (else: UPDATE=1)', () => {
  // A port that nobody else has.
  writeFileSync(join(folder, 'qbsync.yaml'), 'server: {port: 48421}\n')
  const blocks = parts.filter((p) => p.lines.length > 0)
  const { stdout, stderr } = spawnSync(process.execPath, [driver], {
    cwd: folder,
    encoding: 'utf8',
    input: JSON.stringify(blocks.map((b) => b.lines)),
    env: { ...process.env, NO_COLOR: '1', COLUMNS: undefined, TZ: 'UTC' },
    maxBuffer: 64 * 1024 * 1024,
  })
  const ran = JSON.parse(stdout || `{"problem":${JSON.stringify(stderr)}}`) as Ran[][]
  const made = parts.map((part) => {
    if (part.lines.length === 0) return part.text
    const results = ran[blocks.indexOf(part)] ?? []
    if (!part.isShown) return part.text
    return `\`\`\`sh\n${part.lines.join('\n')}\n\`\`\`\n\n\`\`\`text\n${shown(results)}\n\`\`\`\n`
  })
  if (process.env['UPDATE']) writeFileSync(page, made.join(''))
  // 0 and 1 are answers; anything else means that the page shows a call that is wrong.
  for (const { line, status, out } of ran.flat())
    expect([line, status, out].slice(0, status > 1 ? 3 : 1)).toEqual([line])
  const parted = (text: string) => text.split(/(?=^## |^\$ )/m).map(flat)
  expect(parted(made.join(''))).toEqual(parted(readFileSync(page, 'utf8')))
}, 120_000)

test('it has ten questions', () => {
  expect(readFileSync(page, 'utf8').match(/^## \d+\. /gm)).toHaveLength(10)
})

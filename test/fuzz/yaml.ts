// The two YAML files that people write: the configuration, and profiles of their own.
import { parseConfig, type RawConfig } from '../../src/cli/config.ts'
import { parseProfile } from '../../src/cli/profile/file.ts'
import { QbsyncError } from '../../src/errors.ts'
import { below, damaged, pick, type Random } from './damage.ts'
import { demandNoInside, target, Violation } from './target.ts'
import { damagedJson, oddTexts } from './values.ts'

const configs = [
  'dataDir: ./data\nserver:\n  host: 127.0.0.1\n  port: 8421\n  publicUrl: https://sync.example.com\n  bodyLimitMb: 64\n  trustProxy: 1\nbackend:\n  type: sqlite\n  file: ./backend.db\nsimulate:\n  company: ./c.qbsim\n  profile: rivera\npageSize: 200\n',
  'backend:\n  type: http\n  url: https://api.example.com/qbsync\n  keyEnv: SOME_KEY\nserver:\n  tls:\n    cert: a.pem\n    key: b.pem\n',
  'backend:\n  type: module\n  module: ./backend.js\n  options:\n    a: 1\n    b: [x, y]\n',
]
const configValue = {
  dataDir: './data',
  server: { host: '::1', port: 0, bodyLimitMb: 1, trustProxy: 'loopback' },
  backend: { type: 'http', url: 'http://localhost:1/', key: 'k'.repeat(20), options: {} },
  pageSize: 10,
}
const profiles = [
  'extends: payments-desktop\nid: mine\ntitle: Ours\nintervalMinutes: 30\nrecentMonths: 6\nhistory: false\nconflictMaster: ask\nmatchBy: name\npaymentsFirst: true\nselection:\n  invoices: [open]\n',
  'extends: invoicing-desktop\nrules:\n  - entity: Customer\n    on: created in QuickBooks\n    does: pull\n    when: [active]\n  - entity: [Invoice, CreditMemo]\n    on: deleted in QuickBooks\n    does: skip\n    code: S_DELETED\n    says: not wanted\n',
]
const profileValue = {
  extends: 'bill-pay-desktop',
  id: 'own',
  selection: { bills: ['open'] },
  rules: [{ entity: 'Bill', on: ['created in QuickBooks'], does: 'pull', group: 'lines' }],
}

const lines = [
  '__proto__: {polluted: 1}',
  'constructor: {prototype: {polluted: 1}}',
  'a: &a [x]\nb: *a',
  '<<: *a',
  '<<: {polluted: 1}',
  '!!js/function "x"',
  '? [complex, key]\n: x',
  '- x',
  '\tx: 1',
  '%YAML 1.1',
  '---\na: 1\n---\nb: 2',
  'x: |\n  text',
  'x: >-\n\n\n',
  '!!binary aGVsbG8=',
  '!!set {a, b}',
  '!!timestamp 2026-01-01',
  'x: 0o777\ny: 0x1F\nz: .inf',
  `${'['.repeat(500)}`,
  `${'{a: '.repeat(300)}`,
  `${'- '.repeat(400)}x`,
  'x: "\\u0000\\x1b[2J"',
  '# comment',
]

function edited(text: string, random: Random): string {
  const rows = text.split('\n')
  for (let n = 1 + below(random, 3); n > 0; n--) {
    const at = below(random, rows.length)
    const row = rows[at] ?? ''
    const key = row.slice(0, row.indexOf(':') + 1)
    const odd = pick(random, oddTexts)
    rows[at] = pick(random, [
      `${key} ${odd}`,
      `${key} ${JSON.stringify(odd)}`,
      '',
      ` ${row}`,
      row.trimStart(),
      `${row}\n${row}`,
      `${row}\n${pick(random, lines)}`,
      `${key} [${odd.slice(0, 20)}, ${row}]`,
      `${key} {}`,
      `${key} ~`,
    ])
  }
  return rows.join('\n')
}

function make(texts: readonly string[], value: unknown, random: Random): string {
  const how = random()
  if (how < 0.3) return damagedJson(value, random)
  if (how < 0.8) return edited(pick(random, texts), random)
  return damaged(Buffer.from(pick(random, texts)), random, 200).toString('utf8')
}

export const config = target<string>({
  name: 'config',
  says: 'qbsync.yaml',
  share: 75_000,
  sample: 250,
  longestMs: 250,
  open: () => ({
    make: (random) => make(configs, configValue, random),
    async run(text) {
      let read: RawConfig
      try {
        read = await parseConfig(text, 'qbsync.yaml')
      } catch (error) {
        if (!(error instanceof QbsyncError) || error.code !== 'E_CONFIG') throw error
        demandNoInside(`${error.message} ${error.hint}`, 'the error')
        if (error.message.length > 2_000) throw new Violation('the error has no end')
        return 'refused'
      }
      if (Object.hasOwn(read, 'polluted') || (read as { polluted?: 1 }).polluted)
        throw new Violation('a key came in through a prototype')
      return 'read'
    },
  }),
})

export const profile = target<string>({
  name: 'profile',
  says: 'profiles that people write',
  share: 75_000,
  sample: 250,
  longestMs: 250,
  open: () => ({
    make: (random) => make(profiles, profileValue, random),
    async run(text) {
      const read = await parseProfile(text, 'mine')
      for (const fault of read.faults) {
        demandNoInside(`${fault.problem} ${fault.hint}`, 'the fault')
        if (!(fault.line >= 1 && fault.column >= 1)) throw new Violation('a fault without a place')
      }
      if (!read.profile && read.faults.length === 0)
        throw new Violation('neither profile nor fault')
      return read.profile ? 'read' : 'refused'
    },
  }),
})

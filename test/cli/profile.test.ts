// Profiles on the command line: ours, side by side, and a file of one's own with all that can be wrong in it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ruleFaults } from '../../src/cli/profile/check.ts'
import { cellText, rowTitle } from '../../src/cli/profile/draw.ts'
import { readProfile } from '../../src/cli/profile/file.ts'
import { profileOf } from '../../src/profiles/chosen.ts'
import { compare } from '../../src/profiles/compare.ts'
import { invoicingDesktop } from '../../src/profiles/invoicing-desktop.ts'
import { paymentsDesktop } from '../../src/profiles/payments-desktop.ts'
import { profiles } from '../../src/profiles/profiles.ts'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
})
afterAll(() => p.close())

const written = (text: string, name = 'mine.yaml'): string => {
  const file = join(p.folder, name)
  writeFileSync(file, text)
  return file
}

test.each(profiles.map((x) => x.id))(
  '%s is free of the faults that a file is checked for',
  (id) => {
    const profile = profiles.find((x) => x.id === id)
    const faults = (profile?.rules ?? []).flatMap((rule) => ruleFaults(rule, []))
    const isOnlinePdf = (problem: string) => id === 'payments-online' && problem.includes('pdf')
    expect(faults.map((f) => f.problem).filter((x) => !isOnlinePdf(x))).toEqual([])
  },
)

test('the difference of the payments and the invoicing profile, row by row', () => {
  const { rows } = compare([paymentsDesktop, invoicingDesktop], { all: false })
  const told = Object.fromEntries(rows.map((r) => [rowTitle(r), r.cells.map(cellText)]))
  expect(told).toMatchObject({
    'Customer · created in QuickBooks': ['QB→P [R4]', 'QB→P if billed [R52, C10]'],
    'Invoice · created in QuickBooks · nothing open on it': [
      expect.stringContaining('QB→P'),
      expect.stringContaining('— S_CLOSED_INVOICE'),
    ],
    'Invoice · created in QuickBooks · of an inactive customer': [
      expect.stringContaining('QB→P'),
      expect.stringContaining('— S_INACTIVE_CUSTOMER'),
    ],
    'Customer · inactive in QuickBooks': ['hide inactive [R8, R24, C7]', '·'],
    'Invoice · deleted in QuickBooks': ['hide deleted-in-quickbooks [R7, R23]', 'hide voided †'],
  })
  expect(compare([paymentsDesktop, paymentsDesktop], { all: false }).rows).toEqual([])
})

describe('a file of one’s own', () => {
  test('extends ours: rules are replaced and added, in dependency order', async () => {
    const file = written(
      'extends: payments-desktop\nrecentMonths: 6\nselection:\n  invoices: [open]\nrules:\n  - entity: Vendor\n    on: [created in QuickBooks, changed in QuickBooks]\n    does: pull\n  - entity: Customer\n    on: created on platform\n    does: push\n',
    )
    const { profile, faults } = await readProfile(file)
    expect(faults).toEqual([])
    expect(profile).toMatchObject({ id: 'mine', recentMonths: 6, product: 'desktop' })
    const pulled = profile?.rules.filter((r) => r.does === 'pull' && !r.group).map((r) => r.entity)
    expect(pulled?.indexOf('Vendor')).toBeLessThan(pulled?.indexOf('Invoice') ?? -1)
    const settings = { profile }
    expect(profileOf({ profile: 'mine', settings })).toMatchObject({ id: 'mine', recentMonths: 6 })
    // In two applications, what is new belongs to the first.
    expect(profile?.applications?.[0]?.entities).toContain('Vendor')
  })

  const wrong: [string, string, RegExp, RegExp, string][] = [
    ['a key', 'extends: payments-desktop\nintervall: 5\n', /no key/, /intervalMinutes/, '2:'],
    ['no base', 'title: x\n', /which profile it extends/, /payments-desktop/, '1:'],
    ['an unknown base', 'extends: payment-desktop\n', /no profile/, /payments-desktop/, '1:10'],
    [
      'a number',
      'extends: payments-desktop\nrecentMonths: many\n',
      /recentMonths/,
      /whole/,
      '2:15',
    ],
    [
      'an entity',
      'extends: payments-desktop\nrules:\n  - entity: Invoce\n    on: created on platform\n    does: push\n',
      /"Invoce" is no kind/,
      /Invoice/,
      '3:13',
    ],
    [
      'an event',
      'extends: payments-desktop\nrules:\n  - entity: Invoice\n    on: made in QuickBooks\n    does: pull\n',
      /no event/,
      /created in QuickBooks|changed in QuickBooks/,
      '4:9',
    ],
    [
      'an action that does not fit',
      'extends: payments-desktop\nrules:\n  - entity: Invoice\n    on: created on platform\n    does: pull\n',
      /nothing that can follow/,
      /push, skip, refuse/,
      '5:11',
    ],
    [
      'attachments',
      'extends: payments-desktop\nrules:\n  - entity: Invoice\n    on: created in QuickBooks\n    group: attachments\n    does: pull\n',
      /hands out no attachments/,
      /refuse/,
      '6:11',
    ],
    [
      'a condition that says nothing there',
      'extends: payments-desktop\nselection:\n  customers: [open]\n',
      /says nothing about a Customer/,
      /still open/,
      '3:14',
    ],
    ['broken YAML', 'extends: [\n', /./, /YAML/, '2:'],
    ['an alias', 'extends: &a payments-desktop\ntitle: *a\n', /aliases/, /./, '1:1'],
    [
      'no event at all',
      'extends: payments-desktop\nrules:\n  - entity: Invoice\n    on: []\n    does: pull\n',
      /the list is empty/,
      /one event/,
      '4:9',
    ],
    [
      'an id that is no text',
      'extends: payments-desktop\nid: 5\n',
      /"5" cannot name/,
      /letters/,
      '2:5',
    ],
    ['a name of JavaScript', 'extends: constructor\n', /no profile/, /payments-desktop/, '1:10'],
    ['no keys', '- a\n', /holds no keys/, /extends/, '1:1'],
    [
      'not a number',
      'extends: payments-desktop\nrecentMonths: .nan\n',
      /recentMonths/,
      /whole/,
      '2:15',
    ],
    [
      'a key twice',
      'extends: payments-desktop\nextends: payments-desktop\n',
      /twice/,
      /YAML/,
      '2:1',
    ],
    ['a hundred thousand brackets', '['.repeat(100_000), /many brackets/, /YAML/, '1:65'],
    ['a list in a list in a list', `${'- '.repeat(50_000)}x\n`, /many brackets/, /YAML/, '1:129'],
    ['zero bytes', '\0\0', /holds no keys/, /extends/, '1:1'],
    [
      'a void of what cannot be voided',
      'extends: payments-desktop\nrules:\n  - entity: ReceivePayment\n    on: deleted on platform\n    does: void\n',
      /lets no program void/,
      /skip or refuse/,
      '5:11',
    ],
    [
      'a name of ours',
      'id: payments-desktop\nextends: payments-desktop\n',
      /is a profile of ours/,
      /./,
      '1:5',
    ],
  ]
  test.each(wrong)(
    '%s is told with its place and a hint',
    async (_, text, problem, hint, place) => {
      const { faults, profile } = await readProfile(written(text, 'wrong.yaml'))
      expect(profile).toBeUndefined()
      expect(faults[0]?.problem).toMatch(problem)
      expect(faults[0]?.hint).toMatch(hint)
      expect(`${faults[0]?.line}:${faults[0]?.column}`).toContain(place.replace(/:$/, ':'))
    },
  )

  test('validate: 0, 1 and 2; create takes it, and refuses one with faults', () => {
    written('extends: payments-desktop\n', 'good.yaml')
    written('extends: payments-desktop\nintervall: 5\n', 'bad.yaml')
    expect(p.qbsync('profile', 'validate', 'good.yaml').status).toBe(0)
    const bad = p.qbsync('profile', 'validate', 'bad.yaml')
    expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining('bad.yaml:2:1')])
    expect(p.json('profile', 'validate', './none.yaml')).toMatchObject({
      status: 2,
      out: { error: { code: 'E_FILE' } },
    })
    expect(p.json('connection', 'create', 'a', '--profile', './bad.yaml')).toMatchObject({
      status: 2,
      out: { error: { code: 'E_PROFILE', message: expect.stringContaining('bad.yaml:2:1') } },
    })
    expect(p.json('connection', 'create', 'b', '--profile', './good.yaml')).toMatchObject({
      status: 0,
      out: { profile: 'good' },
    })
    const shown = p.json<{ profile: { id: string } }>('profile', 'show', '--connection', 'b')
    expect(shown.out.profile.id).toBe('good')
  })
})

test('payments-online is there to be compared, not to be connected', () => {
  expect(p.json('connection', 'create', 'c', '--profile', 'payments-online')).toMatchObject({
    status: 2,
    out: { error: { code: 'E_NOT_DESKTOP' } },
  })
  expect(p.qbsync('profile', 'diff', 'payments-desktop', 'payments-online').stdout).toContain(
    '[R97]',
  )
})

test('the commands of choices answer on an empty connection, each with its code', () => {
  p.qbsync('connection', 'create', 'd')
  const cases: [string[], number, object][] = [
    [['accounts', 'list', '-c', 'd'], 2, { error: { code: 'E_ACCOUNTS_NOT_READY' } }],
    [
      ['accounts', 'set', 'payments', 'X', '-c', 'd'],
      2,
      { error: { code: 'E_ACCOUNTS_NOT_READY' } },
    ],
    [['prefs', 'get', 'deposits.create', '-c', 'd'], 0, { prefs: [{ value: false }] }],
    [['prefs', 'set', 'trigger', 'never', '-c', 'd'], 2, { error: { code: 'E_USAGE' } }],
    [['prefs', 'set', 'triger', 'x', '-c', 'd'], 2, { error: { code: 'E_NOT_FOUND' } }],
    [
      ['prefs', 'set', 'window.start_date', '2020-01-01', '-c', 'd'],
      2,
      { error: { code: 'E_START_DATE_IMMUTABLE' } },
    ],
    [['prefs', 'set', 'conflict_master', 'ask', '-c', 'd'], 0, { pref: { value: 'ask' } }],
    [['errors', 'show', '-c', 'd'], 0, { errors: [] }],
    [['errors', 'retry', '1002', '-c', 'd'], 2, { error: { code: 'E_NOT_FOUND' } }],
    [['errors', 'ignore', '-c', 'd'], 2, { error: { code: 'E_USAGE' } }],
    [['conflicts', 'list', '-c', 'd'], 0, { conflicts: [] }],
    [
      ['conflicts', 'resolve', 'x', '--winner', 'platform', '-c', 'd'],
      2,
      { error: { code: 'E_NOT_FOUND' } },
    ],
    [['reconcile', 'list', '-c', 'd'], 0, { items: [] }],
    [['skips', 'list', '--code', 'S_REFUND', '-c', 'd'], 0, { skips: [] }],
    [
      ['records', 'show', 'invoices', '1001', '--pdf', '-c', 'd'],
      2,
      { error: { code: 'E_UNSUPPORTED_PDF' } },
    ],
    [
      ['records', 'show', 'bills', '1', '--attachments', '-c', 'd'],
      2,
      { error: { code: 'E_UNSUPPORTED_ATTACHMENT' } },
    ],
    [
      ['profile', 'coverage', 'data-sharing-desktop', '--type', 'budgets'],
      2,
      { error: { code: 'E_UNSUPPORTED_TYPE' } },
    ],
    [['profile', 'show', 'payment-desktop'], 2, { error: { code: 'E_UNKNOWN_PROFILE' } }],
  ]
  for (const [words, status, out] of cases)
    expect([words, p.json(...words)]).toMatchObject([words, { status, out }])
})

// Every code of an error and of a skip that the product description names: raised by us, or the reason why not. A second
// opinion, used where the description is at hand.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../src/errors.ts'
import { skipCodes } from '../src/profiles/skip-codes.ts'
import { filesIn, textOf } from './source-tree.ts'

const path = new URL('../../shared/spec/sync-behaviour.md', import.meta.url)
const isThere = existsSync(path)

const online = 'QuickBooks Online is not connected; the profile is there to be compared'
const installing = 'of the pages and installers, which are not there'

/** Codes that nothing raises, and why. */
const notRaised: Readonly<Record<string, string>> = {
  E_PASSWORD_IRRETRIEVABLE: 'no command would show a password again: qwc replace makes a new one',
  E_APP_STAMP_EXISTS: 'only the Web Connector sees it: qwc lint and explain know QBWC1039',
  E_FIRST_INSTALL_PENDING: installing,
  E_QB_NOT_INSTALLED:
    'the Web Connector says no more than that QuickBooks did not start (E_QB_NOT_STARTED)',
  E_QB_EDITION_UNSUPPORTED: 'every edition that the Web Connector reaches is read',
  E_QB_PLATFORM_MAC: 'there is no Web Connector for a Mac, so none can call',
  E_ADMIN_RIGHTS: installing,
  E_LICENSE_UNKNOWN: installing,
  E_NOT_ENABLED: installing,
  E_OAUTH_STATE: online,
  E_OAUTH_EXPIRED: online,
  E_RATE_LIMITED: online,
}

const sources = filesIn('src').filter(
  (p) => p.endsWith('.ts') && !/errors\.ts|skip-codes\.ts|explain\//.test(p),
)
const texts = sources.map(textOf)
const isRaised = (code: string): boolean => texts.some((t) => t.includes(`'${code}'`))

describe.runIf(isThere)('the catalogues of the product description', () => {
  const text = isThere ? readFileSync(path, 'utf8') : ''
  const part = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to))
  const codesIn = (table: string, letter: string) => [
    ...new Set(
      table
        .split('\n')
        .filter((line) => line.startsWith(`| \`${letter}_`))
        .flatMap((line) => (line.split('|')[1] ?? '').match(/[ES]_[A-Z_]+/g) ?? []),
    ),
  ]
  const errors = codesIn(part('### 2.2', '### 2.3'), 'E')
  const skips = codesIn(part('### 2.3', '## 3.'), 'S')

  test('are read', () => {
    expect([errors.length > 40, skips.length]).toEqual([true, 14])
  })

  test.each(errors)('%s is raised, or it is said why not', (code) => {
    const why = notRaised[code]
    if (why) expect([code, Object.hasOwn(catalogue, code)]).toEqual([code, false])
    else expect([code, Object.hasOwn(catalogue, code), isRaised(code)]).toEqual([code, true, true])
  })

  test.each(skips)('%s is noted', (code) => {
    expect([code, Object.hasOwn(skipCodes, code)]).toEqual([code, true])
    // Our own write seen again counts as unchanged in the run; an entry for each would bury the others.
    expect(isRaised(code) || code === 'S_ECHO').toBe(true)
  })

  test('what is said not to be raised is in the description', () => {
    expect(Object.keys(notRaised).filter((code) => !errors.includes(code))).toEqual([])
  })
})

test('every code of ours is raised somewhere, errors and skips alike', () => {
  const silent = [...Object.keys(catalogue), ...Object.keys(skipCodes)].filter((c) => !isRaised(c))
  expect(silent).toEqual(['S_ECHO'])
})

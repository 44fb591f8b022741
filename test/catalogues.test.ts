// Every code of an error and of a skip that the product description names: raised by us, or the reason why not. A second
// opinion, used where the description is at hand.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { notRaised } from '../scripts/not-raised.ts'
import { catalogue } from '../src/errors.ts'
import { skipCodes } from '../src/profiles/skip-codes.ts'
import { elsewhere } from './requirements/errors/elsewhere.ts'
import { filesIn, textOf } from './source-tree.ts'

const path = new URL('../../shared/spec/sync-behaviour.md', import.meta.url)
const isThere = existsSync(path)

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

  test('of those that are raised none is left out of the table that makes them happen', () => {
    expect(errors.filter((code) => Object.hasOwn(elsewhere, code))).toEqual([])
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

// Text from outside on a terminal and in a log: no steering, no forged lines.
import { describe, expect, test } from 'vitest'
import { lineLog } from '../../src/cli/log.ts'
import { clean, oneLine, quoted } from '../../src/cli/outside.ts'
import { virtualEnv } from '../../src/env.ts'
import { QwcLog } from '../../src/sim/qwc-log.ts'

const nasty = {
  'a colour': '\u001b[31mred',
  'a C1 sequence': '\u009b2J',
  'a title': '\u001b]0;owned\u0007',
  'a carriage return': 'x\roverwritten',
  'an order turned round': '\u202Etxt.exe\u2066',
  'a line that looks like ours': 'x\n2026-04-01T14:00:00.000Z error  all is lost',
  'a line separator': 'x\u2028y',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u202e\u2066]/

describe.each(Object.entries(nasty))('%s', (_, text) => {
  test('reaches no terminal', () => {
    expect(clean(text)).not.toMatch(steers)
    expect(oneLine(text)).not.toMatch(/\n/)
    expect(JSON.parse(quoted(text))).toBe(text)
  })

  test('stays within one line of our log, as message, name of a user, or object', () => {
    const lines: string[] = []
    const log = lineLog(
      'debug',
      (line) => lines.push(line),
      () => 0,
    )
    log('warn', `no <${text}> is known`, { user: text, call: { deep: text } })
    expect(lines.join('')).toMatch(/^1970-01-01T00:00:00.000Z warn {2}[^\n]*\n$/)
    expect(lines.join('')).not.toMatch(steers)
  })

  test('leaves nothing that steers in QWCLog.txt', () => {
    const lines: string[] = []
    new QwcLog(virtualEnv({ now: 0 }), (line) => lines.push(line), 'VERBOSE').line('X.y', text)
    const forged = 'x\r\n19700101.00:00:00 UTC\t: QBWebConnector.X.y() : forged'
    new QwcLog(virtualEnv({ now: 0 }), (line) => lines.push(line)).line('X.y', forged)
    expect(lines.join('').match(/^\d{8}\./gm)).toHaveLength(2)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
    expect(lines.join('')).not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/)
  })
})

test('a line of the log has an end, whatever a caller says', () => {
  const lines: string[] = []
  const log = lineLog(
    'debug',
    (line) => lines.push(line),
    () => 0,
  )
  log('warn', 'm'.repeat(100_000), { user: 'u'.repeat(100_000) })
  expect(lines.join('').length).toBeLessThan(5000)
})

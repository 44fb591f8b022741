// `qbsync explain` as its users run it. The finder itself is tested in find-codes.test.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePlace, type Place } from './program.ts'

let p: Place
beforeAll(() => {
  p = makePlace()
})
afterAll(() => p.close())

interface Out {
  codes: { code: string; kind: string; steps: string[]; who: string[]; repeat: string }[]
  unknown: string[]
  error?: { code: string; message: string; hint: string; exit: number }
}

const codesOf = (out: Out): string[] => out.codes.map((c) => c.code)
const longest = (text: string): number => Math.max(...text.split('\n').map((l) => l.length))

test('a code is explained in parts, in lines that fit, without colours under NO_COLOR', () => {
  const { status, stdout, stderr } = p.qbsync('explain', '3200')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  for (const part of ['3200', 'Why', 'Who', 'Do', 'Again?', 'edit sequence'])
    expect(stdout).toContain(part)
  expect(longest(stdout)).toBeLessThanOrEqual(100)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})

test('words need no quotes, and a negative HRESULT is no flag', () => {
  expect(codesOf(p.json<Out>('explain', 'status', 'code', '3240').out)).toEqual(['3240'])
  expect(codesOf(p.json<Out>('explain', '-2147220480').out)).toEqual(['0x80040400'])
  expect(codesOf(p.json<Out>('explain', '-2147220480 in BeginSession').out)).toEqual(['0x80040400'])
  expect(codesOf(p.json<Out>('explain', '--', '---', 'QBWC1039').out)).toEqual(['QBWC1039'])
  expect(codesOf(p.json<Out>('explain', '--- QBWC1039 ---').out)).toEqual(['QBWC1039'])
})

test('a log on stdin: each code once, the most specific first; what is not known is named', () => {
  const line = (text: string) =>
    `20240105.14:00:05 UTC\t: QBWebConnector.SOAPWebService.update() : ${text}\r\n`
  const log = line('QBWC1013: HRESULT = 0x80040414') + line('QBWC1013') + line('QBWC1099')
  const { status, stdout } = p.input(log, 'explain', '-')
  expect(status).toBe(0)
  expect(stdout.indexOf('0x80040414')).toBeLessThan(stdout.indexOf('QBWC1013'))
  expect(stdout).toContain('on 2 lines, last 2')
  expect(stdout).toContain('Not known: QBWC1099.')
})

test('a pasted text cannot send anything to the terminal', () => {
  const { stdout } = p.qbsync('explain', 'credit limit \u001b]0;x\u0007\u202eof it is exceeded')
  expect(stdout).toContain('credit limit ·]0;x··of it')
  const { stderr } = p.qbsync('explain', 'nothing \u001b[2J known')
  expect(stderr).toContain('E_NOT_FOUND')
  expect(stderr).not.toContain('\u001b')
})

describe('one clear error, exit code 2', () => {
  test.each<[string, string[], string]>([
    ['an unknown code', ['QBWC1O39'], 'QBWC1039'],
    ['an unknown number', ['3201'], '3200'],
    ['words without a code', ['foo', 'bar'], 'E_'],
  ])('%s: with the nearest that are known', (_, words, near) => {
    const { status, out } = p.json<Out>('explain', ...words)
    expect(status).toBe(2)
    expect(out.error).toMatchObject({ code: 'E_NOT_FOUND', exit: 2 })
    expect(out.error?.hint).toContain(near)
  })

  test('no text', () => {
    expect(p.qbsync('explain').status).toBe(2)
    for (const text of ['', ' \n'])
      expect(p.input(text, 'explain', '-')).toMatchObject({ status: 2, stdout: '' })
  })
})

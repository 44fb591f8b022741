import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  hresultRow,
  hresults,
  severityOf,
  statusCodes,
  statusRow,
} from '../../src/schema/status-codes.ts'

const all = [...statusCodes, ...hresults]

test('no code comes twice, and every row says what it is, why, and what to do', () => {
  expect(new Set(all.map((row) => row.code)).size).toBe(all.length)
  for (const { code, ...texts } of all)
    for (const [name, text] of Object.entries(texts)) expect(text, `${code} ${name}`).not.toBe('')
})

test('codes are numbers or spans, HRESULTs are eight upper-case digits', () => {
  for (const { code } of statusCodes) expect(code).toMatch(/^\d+(-\d+)?$/)
  for (const { code } of hresults) expect(code).toMatch(/^0x[0-9A-F]{8}$/)
})

test('the severity of a row is that of its range', () => {
  for (const row of statusCodes)
    expect(row.severity, row.code).toBe(severityOf(Number.parseInt(row.code, 10)))
})

test.each`
  code    | row
  ${0}    | ${'0'}
  ${3200} | ${'3200'}
  ${3309} | ${undefined}
  ${3310} | ${'3310-3370'}
  ${3355} | ${'3310-3370'}
  ${3371} | ${undefined}
  ${9100} | ${'9100'}
  ${9199} | ${'9100'}
  ${9200} | ${undefined}
  ${-1}   | ${undefined}
`('the status $code has the row $row', ({ code, row }) => {
  expect(statusRow(code)?.code).toBe(row)
})

test('an HRESULT is found however it is written', () => {
  expect(hresultRow('0x8004040a')?.code).toBe('0x8004040A')
  expect(hresultRow(' 0X8004040A ')?.code).toBe('0x8004040A')
  expect(hresultRow('8004040A')).toBeUndefined()
  expect(hresultRow('3200')).toBeUndefined()
})

test('a stale edit sequence is worth another try at once, a parse failure never', () => {
  expect(statusRow(3200)?.retry).toBe('now')
  expect(statusRow(3175)?.retry).toBe('next run')
  expect(statusRow(3100)?.retry).toBe('after action')
  expect(hresultRow('0x80040400')?.retry).toBe('never')
})

const spec = new URL('../../../shared/spec/', import.meta.url)
const table = new URL('status-codes.tsv', spec)
const connector = new URL('web-connector.md', spec)

describe.skipIf(!existsSync(table))('beside the reference table', () => {
  const rows = existsSync(table)
    ? readFileSync(table, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
    : []

  test('every code is there, with its severity, in other words', () => {
    expect(rows.length).toBeGreaterThan(100)
    for (const [code, severity, meaning, cause, remedy] of rows) {
      const row = all.find((r) => r.code === code)
      expect(row?.severity, code).toBe(severity)
      expect([meaning, cause, remedy], code).not.toContain(row?.meaning)
      expect([meaning, cause, remedy], code).not.toContain(row?.causes)
    }
  })

  test('no status is there that the table does not have', () => {
    const known = new Set(rows.map(([code]) => code))
    expect(statusCodes.filter((row) => !known.has(row.code))).toEqual([])
  })
})

describe.skipIf(!existsSync(connector))('beside the reference of the Web Connector', () => {
  test('every HRESULT it names is there, spans included', () => {
    const text = existsSync(connector) ? readFileSync(connector, 'utf8') : ''
    const section = text.slice(text.indexOf('### 6.5'), text.indexOf('### 6.6'))
    const named = new Set([...section.matchAll(/0x[0-9A-F]{8}/g)].map((m) => m[0]))
    for (const [, from = '', to = ''] of section.matchAll(/(0x\w{8})\.\.(0x\w{8})/g))
      for (let code = Number(from); code <= Number(to); code++)
        named.add(`0x${code.toString(16).toUpperCase()}`)
    expect(named.size).toBeGreaterThan(40)
    for (const code of named) expect(hresultRow(code)?.code, code).toBe(code)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { connectorCodes, isConnectorCode } from '../../src/schema/connector-codes.ts'

test('every code has a sentence, causes and a remedy', () => {
  for (const [code, row] of Object.entries(connectorCodes)) {
    expect(code).toMatch(/^QBWC1\d{3}$/)
    expect(row.meaning, code).toMatch(/[.?]$/)
    expect(row.causes, code).not.toBe('')
    expect(row.remedy, code).toMatch(/[.;?]/)
    expect(row.who.length, code).toBeGreaterThan(0)
  }
})

const connector = new URL('../../../shared/spec/web-connector.md', import.meta.url)

describe.skipIf(!existsSync(connector))('beside the reference of the Web Connector', () => {
  test('every code it lists is there, with its certainty, and no other', () => {
    const text = existsSync(connector) ? readFileSync(connector, 'utf8') : ''
    const section = text.slice(text.indexOf('### 6.9'), text.indexOf('\n## 7'))
    const rows = [...section.matchAll(/^\| (QBWC\d{4}) \|.*\| (\S+)[^|]*\|$/gm)]
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(connectorCodes).sort())
    for (const [, code = '', mark = ''] of rows) {
      const source = mark.startsWith('[C]') ? 'stated' : mark === '[R]' ? 'reported' : 'open'
      expect(isConnectorCode(code) && connectorCodes[code].source, code).toBe(source)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { table } from '../../src/cli/render.ts'
import { columnsOf } from '../../src/cli/wrap.ts'

const head = ['number or name', 'customer', 'open', 'platform id']
const rows = [
  [
    '1002',
    'Northwest Suburban Property Management Co:Lighting retrofit:Fit-out',
    '1234.50',
    '8999fc99ebf6-00001152-1704234459',
  ],
  ['', 'Smith & Sons', '-0.50', '8999fc99ebf6-00001290-1706291788'],
  ['x', 'Érable 東京商事 Ltd.', '', ''],
]
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '')
const widest = (text: string): number =>
  Math.max(...text.split('\n').map((l) => Array.from(l).reduce((sum, c) => sum + columnsOf(c), 0)))
const letters = (text: string): string => [...text.replace(/\s/g, '')].sort().join('')

describe('a table', () => {
  test.each([60, 80, 100, 120, 200])(
    'fits a terminal of %i columns and leaves nothing out',
    (width) => {
      const drawn = plain(table(head, rows, width))
      expect(widest(drawn)).toBeLessThanOrEqual(width)
      expect(letters(drawn)).toBe(letters([...head, ...rows.flat()].join('')))
      expect(drawn).not.toMatch(/ $/m)
    },
  )

  test('elsewhere a row is a line, and amounts end in one column', () => {
    const lines = plain(table(head, rows, undefined)).split('\n')
    expect(lines).toHaveLength(rows.length + 1)
    expect(lines[1]?.indexOf('1234.50')).toBe((lines[2]?.indexOf('-0.50') ?? 0) - 2)
  })
})

import { expect, test } from 'vitest'
import { lineFeeds } from '../../src/qbxml/bytes.ts'

test('line feeds are counted wherever they stand, and nothing that is like one', () => {
  const bytes = Buffer.alloc(4096)
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = [10, 11, 138, 0, 255, 65, 9, 10, 10][(i * i + (i >> 3)) % 9] ?? 0
  for (let from = 0; from < 9; from++)
    for (const end of [0, 1, 3, 4, 5, 17, 1000, 1001, 1002, 1003]) {
      const some = bytes.subarray(from)
      const seen = some.subarray(0, end).filter((byte) => byte === 10).length
      expect(lineFeeds(some, end)).toBe(seen)
    }
})

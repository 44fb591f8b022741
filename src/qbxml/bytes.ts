// Bytes as the fast path of the reader looks at them.

/** What a byte means to the fast path: 0 goes on, 1 is "<", 2 needs the general path to look. */
export const kinds = new Uint8Array(256)
kinds.fill(2, 0, 32)
kinds.fill(2, 128)
kinds[9] = kinds[10] = 0
kinds[60] = 1
kinds[38] = kinds[93] = 2

export const blanks = new Uint8Array(256)
blanks[9] = blanks[10] = blanks[13] = blanks[32] = 1

/** Whether the bytes of a tag stand here; the first is known to be "<". */
export function matches(bytes: Uint8Array, at: number, end: number, expected: Uint8Array): boolean {
  const { length } = expected
  if (at + length > end) return false
  for (let i = 1; i < length; i++) if (bytes[at + i] !== expected[i]) return false
  return true
}

export const isLetter = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)

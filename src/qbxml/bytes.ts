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

/** How many line feeds stand before `end`. Four bytes at once: all of every answer is looked through. */
export function lineFeeds(bytes: Uint8Array, end: number): number {
  let count = 0
  let at = 0
  // Words stand at multiples of four in the memory behind it.
  while (at < end && (bytes.byteOffset + at) % 4 !== 0) count += bytes[at++] === 10 ? 1 : 0
  if (end - at < 4) return count + fewLineFeeds(bytes, at, end)
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2)
  for (let i = 0; i < words.length; i++) {
    // A byte that was a line feed is 0 now; of each that is not, the highest bit is set by one of the three.
    const x = (words[i] as number) ^ 0x0a0a0a0a
    const others = ((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x | 0x7f7f7f7f
    count += Math.imul(~others >>> 7, 0x01010101) >>> 24
  }
  return count + fewLineFeeds(bytes, at + words.length * 4, end)
}

function fewLineFeeds(bytes: Uint8Array, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end; at++) count += bytes[at] === 10 ? 1 : 0
  return count
}

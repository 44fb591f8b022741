// Lines of a document by number, and the part of one that fits beside a caret.
import { columnsOf, visible } from '../wrap.ts'

/** Picks the wanted lines in one walk: a document may have millions. */
export function linesOf(text: string, wanted: readonly number[]): (line: number) => string {
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  const found = new Map<number, string>()
  let at = 0
  let line = 1
  for (const number of numbers) {
    while (line < number && at >= 0) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? -1 : end + 1
      line++
    }
    if (at < 0) break
    const end = text.indexOf('\n', at)
    found.set(number, text.slice(at, end < 0 ? undefined : end).replace(/\r$/, ''))
  }
  return (number) => found.get(number) ?? ''
}

export interface Excerpt {
  readonly text: string
  /** Columns of a terminal before the sign the caret points at. */
  readonly before: number
}

/** Columns behind the caret for which a line is not moved. */
const roomBehind = 24

/** The part of a line round a column (counted in characters, from 1) that takes at most `width` columns. */
export function excerpt(line: string, column: number, width: number): Excerpt {
  // A line may be megabytes long: only what can be seen is looked at.
  const start = offsetOf(line, Math.max(0, column - 1 - width))
  const signs = Array.from(line.slice(start, start + width * 8))
  const target = Math.max(0, Math.min(column - 1, width, signs.length))
  const widthOf = (from: number, to: number) =>
    signs.slice(from, to).reduce((sum, sign) => sum + columnsOf(sign), 0)
  let from = target
  if (start === 0 && widthOf(0, target) <= width - roomBehind) from = 0
  else while (from > 0 && widthOf(from - 1, target) < width / 2) from--
  const isCutBefore = from > 0 || start > 0
  let to = from
  let used = isCutBefore ? 1 : 0
  while (to < signs.length && used + columnsOf(signs[to] ?? '') <= width - 1)
    used += columnsOf(signs[to++] ?? '')
  const isCutAfter = start + signs.slice(0, to).join('').length < line.length
  const shown = signs.slice(from, to)
  return {
    text: `${isCutBefore ? '…' : ''}${visible(shown.join(''))}${isCutAfter ? '…' : ''}`,
    before: widthOf(from, target) + (isCutBefore ? 1 : 0),
  }
}

/** Where in the text the character with that number begins. */
function offsetOf(text: string, characters: number): number {
  let at = 0
  for (let n = 0; n < characters && at < text.length; n++)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}

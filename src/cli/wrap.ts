// Paragraphs that fit a terminal, and the width that text takes there.

/** Columns to write in: those of the terminal, between 60 and 100; 100 where there is none. */
export const textWidth = (): number => Math.max(60, Math.min(100, process.stdout.columns ?? 100))

/** Words in lines of at most `width` characters, the first after `lead`, the others under it. */
export function paragraph(lead: string, text: string, width: number): string {
  const indent = ' '.repeat(lead.length)
  const lines: string[] = []
  let line = lead
  let isFresh = true
  for (const word of text.split(/[\t\n\r ]+/).filter((w) => w !== '')) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent
      isFresh = true
    }
    line += isFresh ? word : ` ${word}`
    isFresh = false
  }
  return [...lines, line].join('\n')
}

const unseen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

/** A line of a document as it may be shown: what controls a terminal, or hides in it, becomes a dot. */
export const visible = (line: string): string =>
  line.replace(unseen, (sign) => (sign === '\t' ? ' ' : '·'))

/** Text of any length as at most `length` characters. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const signs = Array.from(text.slice(0, length * 2))
  return signs.length <= length && text.length <= length * 2
    ? text
    : `${signs.slice(0, length - 1).join('')}…`
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns that one character takes on a terminal. */
export const columnsOf = (sign: string): number =>
  wide.test(sign) ? 2 : /^\p{M}$/u.test(sign) ? 0 : 1

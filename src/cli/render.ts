// Drawing for people: tables, colours, progress. The only file that knows chalk and cli-table3.
import { Chalk, type ChalkInstance } from 'chalk'
import Table from 'cli-table3'
import { clean } from './outside.ts'
import { columnsOf } from './wrap.ts'

/** chalk does not know NO_COLOR. */
const colourless = { level: 0 } as const
export const paint: ChalkInstance = new Chalk(process.env['NO_COLOR'] ? colourless : {})
export const paintError: ChalkInstance = new Chalk(
  process.env['NO_COLOR'] || !process.stderr.isTTY ? colourless : {},
)

/**
 * Rows under their heads; numbers and amounts stand on the right. On a terminal it is no wider than that: the widest
 * columns break their text, so that no row is cut by the edge. Elsewhere a row is a line, for grep and the like.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
  terminal: number | undefined = process.stdout.isTTY ? process.stdout.columns : undefined,
): string {
  if (rows.length === 0) return ''
  const cells = rows.map((row) => row.map((cell) => clean(String(cell ?? ''))))
  // The first column tells one row from the other: a name, even where it is a number.
  const isNumeric = head.map(
    (_, i) => i > 0 && cells.every((row) => /^(-?[\d.]+)?$/.test(row[i] ?? '')),
  )
  const texts = head.map((h, i) => [h, ...cells.map((row) => row[i] ?? '')])
  const wide = texts.map((column) => Math.max(...column.map(columns)))
  const fits = terminal === undefined || sum(wide) + roomy * head.length <= terminal
  const widths = fits ? undefined : fitted(texts, terminal - gap * (head.length - 1))
  const fit = (text: string, i: number): string =>
    widths === undefined ? text : broken(text, widths[i] ?? 0).join('\n')
  const drawn = new Table({
    head: head.map((h, i) =>
      fit(h, i)
        .split('\n')
        .map((line) => paint.bold(line))
        .join('\n'),
    ),
    colAligns: isNumeric.map((is) => (is ? 'right' : 'left')),
    style: {
      head: [],
      border: [],
      compact: true,
      ...(widths === undefined ? {} : { 'padding-left': 0, 'padding-right': 0 }),
    },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
  })
  drawn.push(...cells.map((row) => row.map(fit)))
  return drawn.toString().replace(/ +$/gm, '')
}

const columns = (text: string): number => sum(Array.from(text).map(columnsOf))

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Blanks between columns, and what a column takes besides its text where there is room for a blank on each side. */
const gap = 2
const roomy = gap + 2

/** Widths of columns that fit: the widest give, first between words, then, down to eight, inside of them. */
function fitted(texts: readonly (readonly string[])[], room: number): number[] {
  const widths = texts.map((column) => Math.max(...column.map(columns)))
  const words = texts.map((column) => Math.max(...column.flatMap((t) => t.split(' ').map(columns))))
  for (const least of [words, texts.map(() => 8)]) {
    for (let over = sum(widths) - room; over > 0; over--) {
      const spare = widths.map((width, i) => (width > (least[i] ?? 0) ? width : 0))
      const widest = spare.indexOf(Math.max(...spare))
      if (spare[widest] === 0) break
      widths[widest] = (widths[widest] ?? 0) - 1
    }
  }
  return widths
}

/** Lines of at most `width` columns: between words where there are any, so that nothing is left out. */
function broken(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.split(/(?<=[ :/-])/)) {
    if (line === '' && lines.length > 0 && part === ' ') continue
    if (line !== '' && columns(line) + columns(part.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    for (const sign of part) {
      if (columns(line) >= width && sign !== ' ') {
        lines.push(line.trimEnd())
        line = ''
      }
      line += sign
    }
  }
  return [...lines, line.trimEnd()]
}

/** Name and value pairs, the values aligned. */
export function facts(
  pairs: readonly (readonly [string, string | number | null | undefined])[],
): string {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(0, ...shown.map(([name]) => name.length))
  return shown
    .map(([name, value]) => `${paint.dim(name.padEnd(width))}  ${clean(String(value))}`)
    .join('\n')
}

export const time = (ms: number | null | undefined): string =>
  ms === null || ms === undefined ? '' : new Date(ms).toISOString().replace('T', ' ').slice(0, 19)

export const money = (cents: number): string => (cents / 100).toFixed(2)

export interface Bar {
  update(percent: number, note?: string): void
  end(): void
}

/** A progress bar on stderr: redrawn in place on a terminal, nothing elsewhere. */
export function bar(title: string): Bar {
  const isTerminal = process.stderr.isTTY && process.env['TERM'] !== 'dumb'
  let last = ''
  const draw = (percent: number, note: string) => {
    const width = 30
    const full = Math.round((Math.min(100, percent) / 100) * width)
    const drawn = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
    const line = `${title} ${paintError.cyan(drawn)} ${String(percent).padStart(3)} % ${clean(note)}`
    if (line !== last) process.stderr.write(`\r\u001b[2K${line}`)
    last = line
  }
  return {
    update(percent, note = '') {
      if (isTerminal) draw(percent, note)
    },
    end() {
      if (isTerminal && last) process.stderr.write('\r\u001b[2K')
      last = ''
    },
  }
}

// Drawing for people: tables, colours, progress. The only file that knows chalk and cli-table3.
import { Chalk, type ChalkInstance } from 'chalk'
import Table from 'cli-table3'
import { clean } from './outside.ts'

/** chalk does not know NO_COLOR. */
const colourless = { level: 0 } as const
export const paint: ChalkInstance = new Chalk(process.env['NO_COLOR'] ? colourless : {})
export const paintError: ChalkInstance = new Chalk(
  process.env['NO_COLOR'] || !process.stderr.isTTY ? colourless : {},
)

export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  if (rows.length === 0) return ''
  const drawn = new Table({
    head: head.map((h) => paint.bold(h)),
    style: { head: [], border: [], compact: true },
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
  for (const row of rows) drawn.push(row.map((cell) => clean(String(cell ?? ''))))
  return drawn.toString()
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
    },
  }
}

// Finds codes in whatever a person pastes: a code, a message, lines of QWCLog.txt, an answer in XML. Pure.
import { isErrorCode } from '../../errors.ts'
import { isSkipCode } from '../../profiles/skip-codes.ts'
import { isConnectorCode } from '../../schema/connector-codes.ts'
import { hresultRow, statusRow } from '../../schema/status-codes.ts'
import { messages } from './messages.ts'
import { texts, vagueTexts } from './texts.ts'

export type CodeKind = 'message' | 'status' | 'hresult' | 'error' | 'skip' | 'connector'

export interface Found {
  readonly kind: CodeKind
  /** As the tables write it; of a message, the place of its row in messages.ts. */
  readonly code: string
  /** What stood there. */
  readonly text: string
  readonly line: number
  readonly lastLine: number
  /** On how many lines it stands. */
  readonly lines: number
}

export interface FoundCodes {
  /** Most specific first. */
  readonly codes: readonly Found[]
  /** What has the form of a code and is none that we know. */
  readonly unknown: readonly string[]
}

interface Hit {
  readonly kind: CodeKind | 'unknown'
  readonly code: string
  readonly text: string
}

export function findCodes(text: string): FoundCodes {
  const found = new Map<string, Found>()
  const unknown = new Set<string>()
  const lines = text.split(/\r\n|\r|\n/)
  const scan = (of: (line: string) => Iterable<Hit>): void => {
    for (const [index, line] of lines.entries())
      for (const hit of of(line))
        if (hit.kind === 'unknown') unknown.add(hit.code)
        else keep(found, hit.kind, hit, index + 1)
  }
  const alone = text.trim().replace(/^#/, '')
  const [, first = '', last = ''] = /^(\d{4})\s?[-–]\s?(\d{4})$/.exec(alone) ?? []
  const span = statusHit(first, alone)
  if (span?.code === `${first}-${last}`) scan(() => [span])
  else if (/^[-+]?\d+$/.test(alone)) scan(() => fromNumber(alone))
  else {
    scan(inLine)
    if (found.size === 0 && unknown.size === 0) scan(bareNumbers)
    if (found.size === 0 && unknown.size === 0) scan((line) => byText(line, vagueTexts))
  }
  const codes = [...found.values()].sort((a, b) => rank(a) - rank(b) || a.line - b.line)
  return { codes, unknown: [...unknown] }
}

function keep(to: Map<string, Found>, kind: CodeKind, { code, text }: Hit, line: number): void {
  const key = `${kind} ${code}`
  const known = to.get(key)
  if (!known) to.set(key, { kind, code, text, line, lastLine: line, lines: 1 })
  else if (known.lastLine !== line)
    to.set(key, { ...known, lastLine: line, lines: known.lines + 1 })
}

/** A reason is more specific than a status, that than how a call failed, that than which call failed. */
function rank({ kind, code }: Found): number {
  if (kind === 'message') return 0
  if (kind === 'hresult') return 2
  if (kind === 'error' || kind === 'skip') return 4
  if (kind === 'connector') return 5
  const number = Number.parseInt(code, 10)
  if (number < 500) return 7
  if (number < 1000) return number === 600 ? 1 : 6
  return code === '3231' || code === '1000' ? 3 : 1
}

function* inLine(line: string): Iterable<Hit> {
  yield* ourCodes(line)
  yield* connectorCodesIn(line)
  yield* hresultsIn(line)
  yield* statusesIn(line)
  for (const [index, { pattern }] of messages.entries()) {
    const text = pattern.exec(line)?.[0]
    if (text !== undefined) yield { kind: 'message', code: String(index), text }
  }
  yield* byText(line, texts)
}

function* byText(line: string, rows: typeof texts): Iterable<Hit> {
  for (const { pattern, code } of rows) {
    const text = pattern.exec(line)?.[0]
    if (text !== undefined) yield { kind: kindOf(code), code, text }
  }
}

export const kindOf = (code: string): CodeKind =>
  isConnectorCode(code)
    ? 'connector'
    : isErrorCode(code)
      ? 'error'
      : isSkipCode(code)
        ? 'skip'
        : code.startsWith('0x')
          ? 'hresult'
          : 'status'

function* ourCodes(line: string): Iterable<Hit> {
  for (const [text] of line.matchAll(/\b[es]_[a-z0-9][a-z0-9_]{2,60}\b/gi)) {
    const code = text.toUpperCase()
    if (isErrorCode(code)) yield { kind: 'error', code, text }
    else if (isSkipCode(code)) yield { kind: 'skip', code, text }
    else if (text === code || text === line.trim()) yield { kind: 'unknown', code, text }
  }
}

function* connectorCodesIn(line: string): Iterable<Hit> {
  for (const [text, digits] of line.matchAll(/\bQBWC[ _#-]?(\d{4})(?!\d)/gi)) {
    const code = `QBWC${digits}`
    yield { kind: isConnectorCode(code) ? 'connector' : 'unknown', code, text }
  }
}

// A ListID begins like an HRESULT (80000013-1416570432), so bare digits with a hyphen behind them are none.
const hexes =
  /(?:\b0x|&h|\b)(?:ffffffff)?([89][0-9a-f]{7})(?![0-9a-f-])|\b0x(?:ffffffff)?([0-9a-f]{8})(?![0-9a-f])/gi

function* hresultsIn(line: string): Iterable<Hit> {
  for (const [text, high, any = ''] of line.matchAll(hexes)) {
    const digits = high ?? any
    const code = `0x${digits.toUpperCase()}`
    if (hresultRow(code)) yield { kind: 'hresult', code, text }
    else if (isMarked(text) && !/^0+$/.test(digits)) yield { kind: 'unknown', code, text }
  }
  for (const [text] of line.matchAll(/(?<![\w.-])(?:-[12]\d{9}|[234]\d{9})(?![\w.-])/g))
    yield* fromDecimal(text)
}

const isMarked = (text: string): boolean => /^(0x|&h)/i.test(text)

/** COM errors are negative as a signed integer, and above 2^31 as an unsigned one. */
function* fromDecimal(text: string): Iterable<Hit> {
  const value = Number(text)
  if (value > 0xffffffff || value < -0x80000000) return
  const code = `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`
  if (hresultRow(code)) yield { kind: 'hresult', code, text }
  else if (value < 0) yield { kind: 'unknown', code, text }
}

const labelled =
  /status[\s_]?code["']?\s{0,3}[=:#]?\s{0,3}(?:is |of )?["'(]{0,2}(-?\d{1,5})(?![\d.])/gi
const loosely =
  /(?:\b(?:error|err|code|fault|status|number|no)\b\.?["']?[\s:=#]{0,3}["'(]?|\()(\d{4})(?![\d.:/-])/gi

function* statusesIn(line: string): Iterable<Hit> {
  for (const [text, digits = ''] of line.matchAll(labelled)) {
    // The status of a web server is none of QuickBooks'.
    if (/^[2345]\d\d$/.test(digits) && /http/i.test(line) && !statusLike(line)) continue
    yield statusHit(digits, text) ?? { kind: 'unknown', code: digits, text }
  }
  for (const [text, digits = ''] of line.matchAll(loosely)) {
    const hit = isYear(digits) ? undefined : statusHit(digits, text)
    if (hit) yield hit
  }
}

const statusLike = (line: string): boolean => /statusCode=|statusSeverity/i.test(line)

/** Codes of the old Online Edition look like years, and are nowhere else. */
const isYear = (digits: string): boolean => /^20\d\d$/.test(digits)

function statusHit(digits: string, text: string): Hit | undefined {
  const row = statusRow(Number(digits))
  return row && { kind: 'status', code: row.code, text }
}

/** Where nothing else was found: a number that can only be a status. */
function* bareNumbers(line: string): Iterable<Hit> {
  for (const [text] of line.matchAll(
    /(?<![\w.,:/$€£-])(?:3[0-3]\d\d|9[01]\d\d)(?![\w:/-]|[.,]\d)/g,
  )) {
    const hit = statusHit(text, text)
    if (hit) yield hit
  }
}

/** The whole text is a number. */
function* fromNumber(text: string): Iterable<Hit> {
  if (/^[-+]?\d{9,}$/.test(text) || /^-/.test(text)) {
    yield* fromDecimal(text)
    return
  }
  // 80040400: hex without its mark.
  yield* hresultsIn(text)
  const status = text.length <= 5 ? statusHit(text, text) : undefined
  if (status) yield status
  const code = `QBWC${text}`
  if (isConnectorCode(code)) yield { kind: 'connector', code, text }
}

// What `qbsync explain` answers to a text.
import { nearest, QbsyncError } from '../../errors.ts'
import { clip, visible } from '../wrap.ts'
import { type Found, findCodes } from './find.ts'
import { allCodes, type Explanation, explanationOf, explanationOfMessage } from './rows.ts'

export interface ExplainedCode extends Explanation {
  readonly found: Pick<Found, 'text' | 'line' | 'lastLine' | 'lines'>
}

export interface Explained {
  /** Most specific first. */
  readonly codes: readonly ExplainedCode[]
  readonly unknown: readonly string[]
}

export function explainText(text: string): Explained {
  const { codes, unknown } = findCodes(text)
  const explained = codes.flatMap((found): ExplainedCode[] => {
    const { kind, code, text, line, lastLine, lines } = found
    const row = kind === 'message' ? explanationOfMessage(Number(code)) : explanationOf(code)
    return row ? [{ ...row, found: { text, line, lastLine, lines } }] : []
  })
  if (explained.length === 0) throw notFound(text, unknown)
  return { codes: explained, unknown }
}

function notFound(text: string, unknown: readonly string[]): QbsyncError {
  if (text.trim() === '')
    return new QbsyncError('E_USAGE', { detail: 'There is no text to explain.' })
  const id = unknown[0] ?? text.trim()
  return new QbsyncError('E_NOT_FOUND', {
    thing: 'code or message that qbsync knows in',
    id: clip(visible(id), 60),
    hint: `Nearest: ${nearestCodes(id.slice(0, 200)).join(', ')}. It knows status codes (3200), HRESULTs (0x80040400), QBWC1012, codes of its own (E_…, S_…), and the words of many messages.`,
  })
}

/** Numbers are near by value, codes by their letters, sentences by the words they share with a meaning. */
function nearestCodes(id: string): string[] {
  if (/^\d{1,5}$/.test(id)) {
    const statuses = allCodes.filter((code) => /^\d+$/.test(code))
    const away = (code: string) => Math.abs(Number(code) - Number(id))
    return statuses.sort((a, b) => away(a) - away(b)).slice(0, 3)
  }
  const words = new Set(wordsIn(id))
  const shared = (code: string) => {
    const row = explanationOf(code)
    const own = row ? wordsIn([row.meaning, ...row.causes].join(' ')) : []
    return own.filter((word) => words.has(word)).length
  }
  const scored = /\s/.test(id) ? allCodes.map((code) => ({ code, score: shared(code) })) : []
  const alike = scored.filter((s) => s.score > 0).sort((a, b) => b.score - a.score)
  return alike.length > 0 ? alike.slice(0, 3).map((s) => s.code) : nearest(id, allCodes)
}

const common = new Set(['quickbooks', 'error', 'with', 'this', 'that', 'from', 'have', 'does'])
const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word))

/** Text of stdin: a log may be UTF-16, as Windows saves it. */
export const textOfBytes = (bytes: Buffer): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')

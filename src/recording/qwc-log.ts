// A recording made from QWCLog.txt, as far as that tells: with the level VERBOSE the texts of both directions are in
// it. Sources: web-connector.md 6.4 (reported). Line: `YYYYMMDD.HH:MM:SS UTC<TAB>: Class.method() : text`, with or
// without the program's name before it; what follows without a time belongs to the line before.
import { QbsyncError } from '../errors.ts'
import type { Row } from '../store/store.ts'
import { describeMessages } from './describe-messages.ts'
import { pack } from './pack.ts'
import type { Part, Recording } from './recording.ts'

const lineHead =
  /^(\d{8})\.(\d\d):(\d\d):(\d\d) UTC\s*: (?:QBWebConnector\.)?([\w.]+)\(\) : ?(.*)$/s

export const isQwcLog = (text: string): boolean => {
  // A log may begin in the middle of a text.
  for (const line of text.slice(0, 100_000).split(/\r?\n/)) if (lineHead.test(line)) return true
  return false
}

interface Line {
  readonly at: number
  readonly method: string
  readonly text: string
}

function linesIn(log: string): Line[] {
  const lines: Line[] = []
  for (const piece of log.replace(/^\ufeff/, '').split(/\r?\n(?=\d{8}\.\d\d:\d\d:\d\d UTC)/)) {
    const m = lineHead.exec(piece)
    if (!m) continue
    const [, day = '', h, min, s, where = '', text = ''] = m
    const at = Date.UTC(
      ...[Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))],
      ...([Number(h), Number(min), Number(s)] as const),
    )
    lines.push({ at, method: where.split('.').at(-1) ?? '', text: text.replace(/\r?\n?$/, '') })
  }
  return lines
}

interface Update {
  readonly begins: number
  ends: number
  user: string
  error: string | undefined
  isRefused: boolean
  readonly exchanges: {
    at: number
    request: string
    answeredAt?: number
    answer?: string
    hresult: string
    message: string
  }[]
}

/** The Web Connector cuts texts to fifty characters and dots unless its level is VERBOSE. */
const isCut = (text: string): boolean => /\.{6}$/.test(text)

/** One run of the log: the newest, or the nth from 1. Throws E_RECORDING where there is none. */
/** Nobody knows whose a log is. */
const ofLog = 'log'

export function recordingOfLog(
  log: string,
  wish: { readonly file: string; readonly update?: number | undefined; readonly by: string },
): Recording {
  const updates = updatesIn(linesIn(log))
  const index = wish.update === undefined ? updates.length - 1 : wish.update - 1
  const update = updates[index]
  if (!update)
    throw new QbsyncError('E_RECORDING', {
      file: wish.file,
      problem: `the log holds ${updates.length} updates with an exchange`,
    })
  const run = index + 1
  const parts: Part[] = []
  const exchanges = update.exchanges.map((e, i): Row<'exchanges'> => {
    const seq = i + 1
    if (e.answer && e.answeredAt !== undefined && !isCut(e.answer))
      parts.push({ kind: 'answer', seq, at: e.answeredAt, ...pack(e.answer) })
    return {
      connection_id: ofLog,
      run_id: run,
      seq,
      sent_at: e.at,
      answered_at: e.answeredAt ?? null,
      request: e.request,
      answer_bytes: e.answer === undefined ? null : Buffer.byteLength(e.answer),
      hresult: e.hresult || null,
      message: e.message || (isCut(e.request) ? 'the level of the log was not VERBOSE' : null),
      summary: describeMessages(e.request, e.answer),
    }
  })
  const hasFailed = update.error !== undefined || exchanges.some((e) => e.hresult !== null)
  return {
    run: {
      id: run,
      connection_id: ofLog,
      user_name: update.user,
      started_at: update.begins,
      ended_at: update.ends,
      state: hasFailed ? 'failed' : 'done',
      percent: hasFailed ? 0 : 100,
      exchanges: exchanges.length,
      progress: noProgress,
      first_error: update.error ?? exchanges.find((e) => e.hresult !== null)?.message ?? null,
    },
    profile: '',
    exchanges,
    errors: [],
    mentions: [],
    requests: [],
    parts,
    isRedacted: false,
    by: wish.by,
  }
}

const noProgress = {
  ...{ entities: null, counted: false, pulls: {}, deletions: false, reread: {}, fresh: [] },
  ...{ counts: {}, errors: 0, skips: 0, expected: 0, read: 0, steps: 0 },
}

function updatesIn(lines: readonly Line[]): Update[] {
  const updates: Update[] = []
  let now: Update | undefined
  const begin = (at: number): Update => {
    now = { begins: at, ends: at, user: '', error: undefined, isRefused: false, exchanges: [] }
    updates.push(now)
    return now
  }
  for (const { at, method, text } of lines) {
    const isNew = method === 'do_authenticate' && text.startsWith('Authenticating')
    if (isNew) {
      begin(at).user = /username = '([^']*)'/.exec(text)?.[1] ?? ''
      continue
    }
    const update = now
    if (!update) continue
    update.ends = at
    takeLine(update, { at, method, text })
  }
  return updates.filter((u) => u.exchanges.length > 0 || u.error !== undefined)
}

function takeLine(update: Update, { at, method, text }: Line): void {
  const request =
    /^Received from sendRequestXML\(\) following parameter: ?\s*strRequestXML = (.*)$/s.exec(text)
  if (request?.[1] && request[1].trim() !== '')
    update.exchanges.push({ at, request: request[1], hresult: '', message: '' })
  const answer = /^\(wcTicket, response =(.*), hresult=(.*?), message="(.*)"\)$/s.exec(text)
  const last = update.exchanges.at(-1)
  if (answer && last) {
    const [, response = '', hresult = '', message = ''] = answer
    Object.assign(last, { answeredAt: at, answer: response, hresult, message })
  }
  if (/^Received from receiveResponseXML\(\) : -/.test(text)) update.isRefused = true
  if (/\bQBWC10\d\d\b/.test(text)) update.error ??= text
  const said = /^Received from getLastError\(\) : (.*)$/s.exec(text)?.[1]
  // It is asked for also where nothing is left to do; then its text is no error.
  if (said && method === 'do_getLastError' && (update.isRefused || last?.hresult))
    update.error ??= said
}

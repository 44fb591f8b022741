// The answer to a request as text: as it came, where the run that brought it is recorded with its texts, else as it was
// read and written again.
import { requestMark } from '../../qbwc/requests.ts'
import { unpackText } from '../../recording/pack.ts'
import type { Row, Store } from '../../store/store.ts'

export interface AnswerText {
  readonly xml: string | null
  /** recorded: as QuickBooks wrote it. written again: without what only its text tells, such as its spaces. */
  readonly xmlFrom: 'recorded' | 'written again' | null
}

export async function answerText(store: Store, row: Row<'requests'>): Promise<AnswerText> {
  const exact = await recordedText(store, row)
  if (exact !== undefined) return { xml: exact, xmlFrom: 'recorded' }
  return { xml: row.answer, xmlFrom: row.answer === null ? null : 'written again' }
}

async function recordedText(store: Store, row: Row<'requests'>): Promise<string | undefined> {
  const { connection_id, run_id, message_set_id, answer } = row
  if (run_id === null || answer === null) return undefined
  const mark = requestMark(row.id, 0)
  const ofRun = { connection_id, run_id }
  const newestFirst = { order: [['seq', 'desc']] } as const
  for (const { seq, request } of await store.select('exchanges', ofRun, newestFirst)) {
    // A kept answer is asked for by its message set alone.
    const isOwn = request.includes(mark) || (message_set_id && request.includes(message_set_id))
    if (!isOwn) continue
    for (const { data } of await store.select('recordings', { ...ofRun, seq, kind: 'answer' })) {
      const text = unpackText(data)
      if (text.includes(`requestID="${mark}"`)) return text
    }
  }
  return undefined
}

/** Which of the two somebody is shown. */
export const originOf = ({ xmlFrom, run }: AnswerText & { run: number | null }): string =>
  xmlFrom === 'recorded'
    ? `As QuickBooks wrote it: from the recording of run ${run}.`
    : 'Read and written again by qbsync: the text as it came is not recorded.'

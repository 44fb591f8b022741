// Error recovery (qbxml-semantics.md 6): answers kept under a message-set id, for each application, in the file.
import { createHash } from 'node:crypto'
import type { QbxmlDocument } from '../qbxml/document.ts'
import type { Company } from './company-file.ts'

/** Answers kept for an application (26.12, our choice). */
const kept = 10
/** Longer ids are refused with 9004 (certain). */
const longestId = 24

interface Stored {
  checksum: string
  answer: string | null
}

/** What to do with a message set: give back a text, or run its requests and keep the answer under `keepAs`. */
export type Plan =
  | { readonly answer: string }
  | { readonly statusOnly: Readonly<Record<string, string>> }
  | { readonly run: true; readonly keepAs: string | undefined }

export function plan(company: Company, app: string, document: QbxmlDocument): Plan {
  const { newMessageSetID: fresh, oldMessageSetID: old } = document.attributes
  if (fresh === undefined && old === undefined) return { run: true, keepAs: undefined }
  const status = (code: number): Plan => ({
    statusOnly: {
      ...(fresh === undefined ? {} : { newMessageSetID: fresh }),
      messageSetStatusCode: String(code),
    },
  })
  const clearsAll = old === 'ClearAllMessageSets'
  const isEmpty = document.messages.length === 0
  for (const id of [fresh, clearsAll ? undefined : old])
    if (id !== undefined && id.length > longestId) return status(9004)
  if (clearsAll) {
    company.sql('delete from message_sets where app = ?').run(app)
    if (fresh === undefined && isEmpty) return status(0)
  } else if (old !== undefined && old !== fresh) {
    const { changes } = company
      .sql('delete from message_sets where app = ? and id = ?')
      .run(app, old)
    // 600: the old id is not held and there is no new one (certain).
    if (fresh === undefined && isEmpty) return status(changes === 0 ? 600 : 0)
  }
  if (fresh === undefined) return { run: true, keepAs: undefined }
  const stored = find(company, app, fresh)
  if (old === fresh && isEmpty) {
    if (!stored) return { statusOnly: { messageSetStatusCode: '600' } }
    return stored.answer === null ? status(9002) : { answer: stored.answer }
  }
  if (!stored) return { run: true, keepAs: fresh }
  // The same id again: identical content is not run twice (reported), other content is refused (certain).
  if (stored.checksum !== checksumOf(document)) return status(9001)
  return stored.answer === null ? status(9002) : { answer: stored.answer }
}

/** Notes that a set began, so that a crash in the middle of it is seen as "no stored response" (9002). */
export function begin(company: Company, app: string, id: string, document: QbxmlDocument): void {
  company.write(() => {
    company
      .sql('insert or replace into message_sets (app, id, checksum, answer) values (?, ?, ?, null)')
      .run(app, id, checksumOf(document))
    company
      .sql(
        `delete from message_sets where app = ? and serial not in (
           select serial from message_sets where app = ? order by serial desc limit ${kept})`,
      )
      .run(app, app)
  })
}

export function keep(company: Company, app: string, id: string, answer: string): void {
  company.sql('update message_sets set answer = ? where app = ? and id = ?').run(answer, app, id)
}

function find(company: Company, app: string, id: string): Stored | undefined {
  return company
    .sql('select checksum, answer from message_sets where app = ? and id = ?')
    .get(app, id) as Stored | undefined
}

function checksumOf(document: QbxmlDocument): string {
  return createHash('sha256').update(JSON.stringify(document.messages)).digest('hex')
}

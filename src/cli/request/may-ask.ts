// Before a request is queued: what changes the books needs a yes. And what its answer means to a script.
import { QbsyncError } from '../../errors.ts'
import { isSuccess } from '../../qbxml/message-set.ts'
import type { Row } from '../../store/store.ts'
import { confirmed } from '../prompts.ts'
import type { Asked } from './document.ts'
import type { Answered } from './requests.ts'

/** Throws E_REQUEST_WRITES, E_ANSWER_NEEDED, E_USAGE for a no. */
export async function mayAsk(
  connection: Row<'connections'>,
  { writes }: Asked,
  may: { readonly allowWrites: boolean; readonly yes: boolean; readonly json: boolean },
): Promise<void> {
  if (writes.length === 0) return
  const names = [...new Set(writes)].map((name) => name.replace(/Rq$/, '')).join(', ')
  if (!may.allowWrites)
    throw new QbsyncError('E_REQUEST_WRITES', { names, connection: connection.id })
  const books = connection.company_name ?? connection.id
  await confirmed(`Send ${names} to the books of ${books}`, may)
}

/** 0 where QuickBooks did what was asked, 1 where it did not. */
export const exitOf = (request: Answered): number =>
  request.state === 'done' && request.answers.every((a) => isSuccess(a.status.code)) ? 0 : 1

// An account that QuickBooks makes itself on demand is a change of its books like any other that a person asks for:
// confirmed, queued, journalled, answered by the next run (sync-behaviour.md R32; qbxml-semantics.md 17.3).
import type { Row } from '../store/store.ts'
import type { Context } from './context.ts'
import { askedRequest, versionOf } from './request/document.ts'
import { mayAsk } from './request/may-ask.ts'
import { queueRequest, requestView, whoAsks } from './request/requests.ts'

/** Throws E_ANSWER_NEEDED where nobody can say yes, E_USAGE for a no. */
export async function askForAccount(
  context: Context,
  connection: Row<'connections'>,
  special: string,
  flags: { readonly yes: boolean; readonly json: boolean; readonly as?: string | undefined },
) {
  const content = { SpecialAccountAdd: { SpecialAccountType: special } }
  const asked = askedRequest('SpecialAccountAddRq', content, versionOf(connection))
  await mayAsk(connection, asked, { ...flags, allowWrites: true })
  const by = whoAsks(flags.as)
  const row = await queueRequest(await context.store(), context.env, connection, asked, by)
  return { request: requestView(row) }
}

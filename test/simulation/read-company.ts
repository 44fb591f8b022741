// What a company file holds, read the way any application reads it, behind the back of the service.

import { recordsOf } from '../../src/qbxml/message-set.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import { entity } from '../../src/schema/entities.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { request } from '../../src/schema/grammar.ts'
import { elementIn } from '../../src/schema/writable.ts'
import type { Company } from '../../src/sim/company-file.ts'
import { deskOf, setDesk } from '../../src/sim/desk/state.ts'
import { CompanySession } from '../../src/sim/session.ts'

/** Ids of deleted records of lists, as far as the file remembers them. */
export const deletedNames = (company: Company): string[] =>
  (company.sql('select kind, id from tombstones').all() as { kind: string; id: string }[]).flatMap(
    ({ kind, id }) => (entity(kind).kind === 'list' ? [id] : []),
  )

/** All records of this kind with lines and links, inactive ones included. */
export function readAll(company: Company, kind: string): Fields[] {
  const e = entity(kind)
  const has = (name: string): boolean =>
    elementIn(request(e.queryName)?.content ?? [], name) !== undefined
  const content: Fields = {
    ...(e.kind === 'list' ? { ActiveStatus: 'All' } : {}),
    ...(has('IncludeLineItems') ? { IncludeLineItems: 'true' } : {}),
    ...(has('IncludeLinkedTxns') ? { IncludeLinkedTxns: 'true' } : {}),
  }
  const messages = [{ name: e.queryName, attributes: {}, content }]
  const { dialog } = deskOf(company)
  if (dialog !== undefined) setDesk(company, { dialog: undefined })
  const session = new CompanySession(company, 'the checker')
  const text = session.processRequest(writeRequests({ version: '13.0', messages }))
  session.end()
  if (dialog !== undefined) setDesk(company, { dialog })
  const [message] = readQbxml(text).messages
  return message ? recordsOf(message).map((record) => record.content) : []
}

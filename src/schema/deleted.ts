// Of which kinds QuickBooks tells what was deleted: those that its two queries for it can name. Transfers, for one, it
// does not (ListDelType, TxnDelType in the grammar).
import type { Entity } from './entity.ts'
import { enumValues, request } from './grammar.ts'
import type { Version } from './notation.ts'
import { elementIn } from './writable.ts'

/** `version`: of the text that asks; left out, the newest. */
export function tellsDeletion(e: Entity, version = Number.POSITIVE_INFINITY as Version): boolean {
  const [name, field] =
    e.kind === 'list' ? ['ListDeletedQueryRq', 'ListDelType'] : ['TxnDeletedQueryRq', 'TxnDelType']
  const element = elementIn(request(name)?.content ?? [], field)
  const since = element && enumValues(element).get(e.name)
  return since !== undefined && since <= version
}

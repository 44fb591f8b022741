// Every record of a kind as QuickBooks has it, with its lines and links.
import { type Entity, type Fields, listAt } from '../../src/schema/entity.ts'
import type { World } from '../world.ts'

export function everyRecord(w: World, e: Entity): Fields[] {
  const more = e.kind === 'list' ? { ActiveStatus: 'All' } : { IncludeLineItems: 'true' }
  const linked =
    e.name === 'Invoice' || e.name === 'CreditMemo' ? { IncludeLinkedTxns: 'true' } : {}
  const asked = e.lines.length > 0 || e.kind === 'list' ? more : {}
  return listAt(w.desktop.perform(e.queryName, { ...asked, ...linked }).content, e.retName)
}

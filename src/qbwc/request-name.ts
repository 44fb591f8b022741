// Name of the request that an operation becomes: the same in every version, and known without building the request.
import { entity } from '../schema/entities.ts'
import type { Operation } from '../sync/ports.ts'

export function requestName(op: Operation): string {
  switch (op.op) {
    case 'ask':
    case 'request':
    case 'recall':
      throw new Error(`${op.op} is a message set of its own`)
    case 'past':
      return 'CompanyActivityQueryRq'
    case 'create':
      return entity(op.entity).addName
    case 'change':
      return entity(op.entity).modName
    case 'remove':
      return entity(op.entity).kind === 'list' ? 'ListDelRq' : 'TxnDelRq'
    case 'deleted':
      return entity(op.entities[0] ?? '').kind === 'list'
        ? 'ListDeletedQueryRq'
        : 'TxnDeletedQueryRq'
    case 'find':
      return entity('entity' in op.write ? op.write.entity : '').queryName
    default:
      return entity(op.entity).queryName
  }
}

// Operations and outcomes in words, for the record of a run.
import type { Operation, Outcome } from '../sync/ports.ts'

export function describe(of: Operation | Outcome): string {
  if ('op' in of) return operation(of)
  return outcome(of)
}

function operation(op: Operation): string {
  switch (op.op) {
    case 'count':
      return `count ${op.entity}${days(op.window)}`
    case 'pull':
      return `read ${op.entity}${days(op.window)}${op.since ? ` changed since ${op.since}` : ''}${
        op.ids ? ` by ${op.ids.length} id(s)` : ''
      }${op.page ? ', next page' : ''}`
    case 'ids':
      return `compare the ids of all ${op.entity}${op.page ? ', next page' : ''}`
    case 'deleted':
      return `ask for deleted ${op.entities.join(', ')}${op.since ? ` since ${op.since}` : ''}`
    case 'past':
      return 'ask when the company was restored'
    case 'check':
      return `look whether ${op.entity} is there, ${op.ids.length} id(s)`
    case 'create':
      return `book ${op.entity}${inWords(op.order.values)}`
    case 'change':
      return `change ${op.entity} ${op.id}: ${Object.keys(op.order.values).join(', ')}`
    case 'named':
      return `look for ${op.entity} ${op.label}`
    case 'remove':
      return `${op.isVoid ? 'void' : 'remove'} ${op.entity} ${op.id}`
    case 'apply':
      return `apply ${op.amount} of ${op.entity} ${op.id} to ${op.target.entity} ${op.target.id}`
    case 'ask':
      return `ask what became of message set ${op.messageSetId}`
    case 'request':
      return `request ${op.id} of a person`
    case 'recall':
      return `ask what became of request ${op.id}`
    case 'find':
      return `look for ${operation(op.write)}`
  }
}

const inWords = (values: Readonly<Record<string, string>>): string => {
  const name = values['number'] ?? values['full_name'] ?? values['name']
  return `${name ? ` ${name}` : ''}${values['amount'] ? ` of ${values['amount']}` : ''}`
}

const days = (window: { from?: string; to?: string } | undefined): string =>
  window ? `${window.from ? ` from ${window.from}` : ''}${window.to ? ` to ${window.to}` : ''}` : ''

function outcome(of: Outcome): string {
  switch (of.kind) {
    case 'counted':
      return `${of.count}`
    case 'records':
      return `${of.records.length} record(s)${of.remaining ? `, ${of.remaining} left` : ''}`
    case 'ids':
      return `${of.ids.length} id(s)${of.next ? ', more to come' : ''}`
    case 'deleted':
      return `${of.records.length} deleted`
    case 'past':
      return Object.entries(of.marks)
        .map(([name, at]) => `${name}: ${at}`)
        .join(', ')
    case 'seen':
      return `${of.records.length} there`
    case 'written':
      return `written as ${of.record.id}`
    case 'removed':
      return 'removed'
    case 'applied':
      return 'applied'
    case 'refused':
      return `refused ${of.raw}: ${of.message}`
    case 'told':
      return `${of.outcomes.size} answer(s) kept`
    case 'answered':
      return `answered with ${of.answer.length} characters`
    case 'failed':
      return `failed: ${of.problem}`
    case 'absent':
      return 'not there'
    case 'inDoubt':
      return 'in doubt'
  }
}

// A void: all amounts and quantities zero, the memo marked (qbxml-semantics.md 12.4, reported).
import type { Line, Txn } from './records.ts'

const zeroes: Readonly<Record<string, string>> = {
  Quantity: '0',
  Rate: '0.00',
  Cost: '0.00',
  Amount: '0.00',
  TotalAmount: '0.00',
}

function zero(line: Line): Line {
  const out: Line = { ...line }
  for (const name in zeroes) if (out[name] !== undefined) out[name] = zeroes[name]
  // Without a quantity a line of an item in stock or of an order stands for one.
  if (out['~cogs'] !== undefined || out['~order'] !== undefined) out['Quantity'] = '0'
  const members = out['~members']
  if (Array.isArray(members)) out['~members'] = (members as Line[]).map(zero)
  return out
}

export const markVoid = (memo: unknown): string =>
  `VOID:${typeof memo === 'string' && memo !== '' ? ` ${memo}` : ''}`

/** `amounts` are what the header keeps besides, with their zeroes. */
export function voidAmounts(txn: Txn, amounts: Txn['head'] = {}): void {
  txn.lines = txn.lines.map(zero)
  txn.total = 0
  Object.assign(txn.head, amounts, { '~voided': 'true', Memo: markVoid(txn.head['Memo']) })
}

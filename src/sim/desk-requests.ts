// Requests that do something in QuickBooks besides keeping a record: marking lines as cleared, opening windows
// (qbXML 14.0: ClearedStatusMod, ListDisplay, TxnDisplay). Their answers hold nothing but a status.
import { entityNamed } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import type { Company } from './company-file.ts'
import { inside, textOf } from './filters.ts'
import { isId, serialOf } from './ids.ts'
import { keyedList, keyedTxn } from './keyed.ts'
import { findLine } from './line-links.ts'
import { txnBySerial } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound, refuseLocked } from './refusals.ts'
import { paymentLine } from './to-deposit.ts'

export const deskRequests: Readonly<Record<string, (company: Company, content: Fields) => Fields>> =
  {
    ClearedStatusModRq: clear,
    // An empty form, or a list: nothing of the books changes.
    ListDisplayAddRq: () => ({}),
    TxnDisplayAddRq: () => ({}),
    // A window on a record locks it, until the person at the desk closes it (13, certain).
    ListDisplayModRq: (company, content) => {
      const owner = entityNamed(textOf(content, 'ListDisplayModType'))
      const id = textOf(content, 'ListID')
      if (owner?.kind !== 'list') throw notFound(id)
      return openWindow(company, keyedList(company, owner, id).id)
    },
    TxnDisplayModRq: (company, content) => {
      const owner = entityNamed(textOf(content, 'TxnDisplayModType'))
      const id = textOf(content, 'TxnID')
      if (owner?.kind !== 'txn') throw notFound(id)
      return openWindow(company, keyedTxn(company, owner, id).id)
    },
  }

function openWindow(company: Company, id: string): Fields {
  refuseLocked(company, id)
  company.sql('insert or replace into locks values (?, ?)').run(id, company.facts.user)
  return {}
}

function clear(company: Company, content: Fields): Fields {
  const given = inside(content, 'ClearedStatusMod') ?? {}
  const id = textOf(given, 'TxnID')
  const line = textOf(given, 'TxnLineID')
  for (const one of [id, line])
    if (one !== '' && !isId(one))
      throw new Refusal(
        3000,
        `The given object ID "${one}" in the field "Transaction id" is invalid.`,
      )
  const txn = txnBySerial(company, serialOf(id))
  if (txn?.id !== id.toUpperCase()) throw notFound(id)
  refuseLocked(company, txn.id)
  const isLine = line === '' || findLine(txn, line.toUpperCase()) !== undefined
  if (!isLine && paymentLine(company, txn) !== line.toUpperCase()) throw notFound(line)
  company
    .sql('insert or replace into cleared values (?, ?, ?)')
    .run(txn.serial, line.toUpperCase(), textOf(given, 'ClearedStatus'))
  return {}
}

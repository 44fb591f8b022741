// Types of requests and records. What must not compile stands behind @ts-expect-error, which tsc turns into an error
// of its own where it does compile; so most of this file is tested by npm run typecheck, not by running it.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordsFile, recordsPage } from '../../scripts/make-types.ts'
import { check } from '../../src/qbxml/check.ts'
import type { Message } from '../../src/qbxml/document.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { contentIn, recordsIn, request } from '../../src/qbxml/typed.ts'
import { writeRequests } from '../../src/qbxml/write.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { requestNames, responseNames } from '../../src/schema/grammar.ts'
import type {
  CustomerRef,
  InvoiceAdd,
  InvoiceRet,
  Records,
  Requests,
  Responses,
} from '../../src/schema/records.ts'
import { fixture } from '../qbxml/support.ts'

test('src/schema/records.ts is current (if not: npm run types)', () => {
  expect(readFileSync(recordsFile, 'utf8') === recordsPage()).toBe(true)
})

test('every message of the grammar has its type', () => {
  const text = readFileSync(recordsFile, 'utf8')
  for (const name of [...requestNames(), ...responseNames()]) {
    expect(text).toContain(`\nexport type ${name} = `)
    expect(text).toContain(`\n  ${name}: ${name}\n`)
  }
})

const faults = (...messages: Message[]) =>
  check(writeRequests({ version: '14.0', messages })).map((fault) => fault.message)

describe('documents that compile are legal', () => {
  test('an invoice with lines and groups, mixed', () => {
    const add: InvoiceAdd = {
      '@defMacro': 'TxnID:first',
      CustomerRef: { FullName: 'Birch Cafe' },
      TxnDate: '2026-02-03',
      IsToBePrinted: 'false',
      InvoiceLineAdd: [
        { ItemRef: { FullName: 'Labor' }, Quantity: '2', Rate: '45.00' },
        { Desc: 'Thank you' },
      ],
      InvoiceLineGroupAdd: [{ ItemGroupRef: { FullName: 'Door set' } }],
      '@order': ['InvoiceLineAdd', 'InvoiceLineGroupAdd', 'InvoiceLineAdd'],
    }
    const paid = request('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { FullName: 'Birch Cafe' },
        TotalAmount: '90.00',
        AppliedToTxnAdd: [{ TxnID: { '@useMacro': 'TxnID:first' }, PaymentAmount: '90.00' }],
      },
    })
    expect(faults(request('InvoiceAddRq', { InvoiceAdd: add }, { requestID: '1' }), paid)).toEqual(
      [],
    )
  })

  test('queries by id, by date and by iterator', () => {
    const byId = request('InvoiceQueryRq', { TxnID: ['1-1'], IncludeLineItems: 'true' })
    const byDate = request(
      'InvoiceQueryRq',
      {
        MaxReturned: '100',
        ModifiedDateRangeFilter: { FromModifiedDate: '2026-01-01' },
        IncludeRetElement: ['TxnID', 'EditSequence'],
      },
      { iterator: 'Start', metaData: 'NoMetaData' },
    )
    const whole = request('CustomerQueryRq', {})
    const deleted = request('TxnDelRq', { TxnDelType: 'Invoice', TxnID: '1-1' })
    expect(faults(byId, byDate, whole, deleted, request('HostQueryRq', {}))).toEqual([])
  })

  test('every type is assignable to Fields', () => {
    const all = (message: Requests[keyof Requests] | Responses[keyof Responses]): Fields => message
    const record = (one: Records[keyof Records]): Fields => one
    expect([all({}), record({})]).toEqual([{}, {}])
  })
})

describe('records of an answer', () => {
  const [answer] = readQbxml(fixture('invoice-mod-lines.response.xml')).messages
  if (!answer) throw new Error('an empty fixture')

  test('are typed down to the last leaf', () => {
    const [invoice] = recordsIn(answer, 'InvoiceRet')
    const customer: CustomerRef | undefined = invoice?.CustomerRef
    const descriptions: (string | undefined)[] | undefined = invoice?.InvoiceLineRet?.map(
      (line) => line.Desc,
    )
    expect(customer?.FullName).toBe('Pine Street Dental')
    expect(descriptions?.length).toBeGreaterThan(0)
    expect(recordsIn(answer, 'BillRet')).toEqual([])
    // @ts-expect-error there is no such record
    expect(recordsIn(answer, 'constructor')).toEqual([])
  })

  test('and so is the whole answer, where it is the one asked for', () => {
    const content = contentIn(answer, 'InvoiceModRs')
    const invoice: InvoiceRet | undefined = content?.InvoiceRet
    expect(invoice?.TxnID).toBe(recordsIn(answer, 'InvoiceRet')[0]?.TxnID)
    expect(contentIn(answer, 'InvoiceAddRs')).toBe(undefined)
  })

  test('a field that a record does not have is an error', () => {
    const [invoice] = recordsIn(answer, 'InvoiceRet')
    // @ts-expect-error the name is RefNumber
    expect(invoice?.Number).toBe(undefined)
    // @ts-expect-error a leaf may be missing
    const id: string = invoice?.TxnID
    expect(id).toBeTypeOf('string')
  })
})

/** Never run: each of these must be an error of the compiler. */
export function wrong(): Message[] {
  const CustomerRef = { FullName: 'Birch Cafe' }
  const bothRates = { Rate: '1', RatePercent: '1' }
  const key = { TxnID: '1-1', EditSequence: '1' }
  return [
    // @ts-expect-error there is no such request
    request('InvoiceAddRs', { InvoiceAdd: { CustomerRef } }),
    // @ts-expect-error a field name that is wrong
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, Number: '1' } }),
    // @ts-expect-error a required field that is missing
    request('InvoiceAddRq', { InvoiceAdd: { TxnDate: '2026-02-03' } }),
    // @ts-expect-error a required aggregate that is missing
    request('InvoiceAddRq', {}),
    // @ts-expect-error an aggregate that belongs elsewhere
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef }, CustomerRef }),
    // @ts-expect-error a line of another transaction
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, BillLineAdd: [] } }),
    // @ts-expect-error a field name that is wrong, further down
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, BillAddress: { Town: 'Salem' } } }),
    // @ts-expect-error a value that is not on the list
    request('TxnDelRq', { TxnDelType: 'Moon', TxnID: '1-1' }),
    // @ts-expect-error no flag
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, IsPending: 'yes' } }),
    // @ts-expect-error a number in place of text
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, ExchangeRate: 1 } }),
    // @ts-expect-error text in place of an aggregate
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef: 'Birch Cafe' } }),
    // @ts-expect-error one line that is not in an array
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, InvoiceLineAdd: { Desc: 'a' } } }),
    // @ts-expect-error two alternatives of a choice
    request('InvoiceQueryRq', { TxnID: ['1-1'], RefNumber: ['1'] }),
    // @ts-expect-error two alternatives of a choice in a line
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, InvoiceLineAdd: [bothRates] } }),
    // @ts-expect-error none of a choice that is required
    request('DataExtAddRq', { DataExtAdd: { OwnerID: '0', DataExtName: 'a', DataExtValue: 'b' } }),
    // @ts-expect-error a name that cannot be in an order
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, '@order': ['InvoiceLineRet'] } }),
    // @ts-expect-error a macro where none is taken
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef, Memo: { '@useMacro': 'TxnID:a' } } }),
    // @ts-expect-error an aggregate that makes nothing
    request('InvoiceModRq', { InvoiceMod: { ...key, '@defMacro': 'TxnID:a' } }),
    // @ts-expect-error no iterator on this request
    request('InvoiceAddRq', { InvoiceAdd: { CustomerRef } }, { iterator: 'Start' }),
    // @ts-expect-error a value an iterator does not have
    request('InvoiceQueryRq', {}, { iterator: 'Begin' }),
    // @ts-expect-error a request without fields
    request('AccountTaxLineInfoQueryRq', { MaxReturned: '1' }),
  ]
}

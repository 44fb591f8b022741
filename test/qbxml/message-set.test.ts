import { expect, test } from 'vitest'
import type { Message } from '../../src/qbxml/document.ts'
import { isSuccess, recordsOf, statusOf } from '../../src/qbxml/message-set.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { answerText, fixture } from './support.ts'

const first = (text: string): Message => {
  const [message] = readQbxml(text).messages
  if (!message) throw new Error('no message')
  return message
}

test('the status of an answer', () => {
  expect(statusOf(first(fixture('stale-edit-sequence.response.xml')))).toEqual({
    code: 3200,
    severity: 'Error',
    message: 'The provided edit sequence "1770744031" is out-of-date. ',
  })
})

test.each(['', 'x', '1e3', '-1', '99999999999'])(
  'a status code %j is -1, not a number',
  (statusCode) => {
    expect(statusOf({ name: 'HostQueryRs', attributes: { statusCode }, content: {} }).code).toBe(-1)
  },
)

test('records of one kind', () => {
  const records = recordsOf(first(fixture('iterator-first-page.response.xml')))
  expect(records.map((r) => [r.name, r.content['FullName']])).toEqual([
    ['CustomerRet', 'Alder & Sons'],
    ['CustomerRet', 'Alder & Sons:Kitchen'],
  ])
})

test('records of an answer that may hold only one', () => {
  expect(recordsOf(first(fixture('host-query.response.xml'))).map((r) => r.name)).toEqual([
    'HostRet',
  ])
})

test('records of mixed kinds come in the order of the document', () => {
  const item = (kind: string, id: string) =>
    `<Item${kind}Ret><ListID>${id}</ListID></Item${kind}Ret>`
  const body =
    item('Group', '1') + item('Service', '2') + item('Inventory', '3') + item('Service', '4')
  const records = recordsOf(first(answerText(`<ItemQueryRs statusCode="0">${body}</ItemQueryRs>`)))
  expect(records.map((r) => [r.name, r.content['ListID']])).toEqual([
    ['ItemGroupRet', '1'],
    ['ItemServiceRet', '2'],
    ['ItemInventoryRet', '3'],
    ['ItemServiceRet', '4'],
  ])
})

test('records that an order forgets are not lost', () => {
  const content = {
    ItemServiceRet: [{ ListID: '1' }, { ListID: '2' }],
    '@order': ['ItemServiceRet', 'Moon'],
  }
  expect(recordsOf({ name: 'ItemQueryRs', attributes: {}, content })).toHaveLength(2)
})

test('answers with direct children and empty answers have no records', () => {
  expect(recordsOf(first(fixture('txn-del.response.xml')))).toEqual([])
  expect(recordsOf(first(fixture('duplicate-name.response.xml')))).toEqual([])
})

test('an ErrorRecovery is no record', () => {
  const body =
    '<InvoiceAddRs><InvoiceRet/><ErrorRecovery><TxnID>1-1</TxnID></ErrorRecovery></InvoiceAddRs>'
  expect(recordsOf(first(answerText(body))).map((r) => r.name)).toEqual(['InvoiceRet'])
})

test('Info and Warn are successes, Error and an unreadable code are not', () => {
  expect([0, 1, 500, 530, 999].map(isSuccess)).toEqual([true, true, true, true, true])
  expect([-1, 1000, 3100, 9005].map(isSuccess)).toEqual([false, false, false, false])
})

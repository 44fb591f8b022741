// Text typed by people against values typed by people, and every fixture there and back.
import { describe, expect, test } from 'vitest'
import { check } from '../../src/qbxml/check.ts'
import { readQbxml } from '../../src/qbxml/read.ts'
import { writeAnswer, writeRequests } from '../../src/qbxml/write.ts'
import { documentOf, fixture, fixtures } from './support.ts'

const requests = fixtures.filter((name) => name.endsWith('.request.xml'))
const responses = fixtures.filter((name) => name.endsWith('.response.xml'))

/** A document without the white space a person put between elements, and without <X></X>. */
const compact = (text: string): string =>
  text
    .trim()
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/<(\w+)((?: [^<>]*[^<>/])?)><\/\1>/g, '<$1$2/>')

test('there are fixtures of both kinds', () => {
  expect(requests.length).toBeGreaterThan(20)
  expect(responses.length).toBeGreaterThan(20)
})

describe.each(responses)('%s', (name) => {
  const text = fixture(name)

  test('is written as it was read, to the byte', () => {
    expect(writeAnswer(readQbxml(text), { version: '13.0' })).toBe(text)
  })

  test('has no faults', () => {
    expect(check(text, { version: '13.0' })).toEqual([])
  })

  test('is read as saxes reads it', () => {
    expect(readQbxml(text)).toEqual(documentOf(text))
  })
})

describe.each(requests)('%s', (name) => {
  const text = fixture(name)

  test('is written as it was read, but for white space between elements', () => {
    const { version = '', attributes, messages } = readQbxml(text)
    const { onError, ...others } = attributes
    if (onError !== 'stopOnError' && onError !== 'continueOnError') throw new Error('onError')
    const written = writeRequests({ version, onError, attributes: others, messages })
    expect(compact(written)).toBe(compact(text))
  })

  test('is read as saxes reads it', () => {
    expect(readQbxml(text)).toEqual(documentOf(text))
  })

  test('has only the faults it was made to show', () => {
    const expected: Record<string, string[]> = {
      'value-faults.request.xml': ['1 3070 RefNumber', '2 3110 PaidStatus'],
      'txn-del-gone.request.xml': ['1 3000 TxnID'],
    }
    const found = check(text).map(
      (fault) => `${fault.requestIndex} ${fault.statusCode} ${fault.path.split('/').at(-1)}`,
    )
    expect(found).toEqual(expected[name] ?? [])
  })
})

test('a request with references, nested aggregates and numeric characters', () => {
  expect(readQbxml(fixture('customer-add.request.xml'))).toEqual({
    version: '13.0',
    messageSet: 'QBXMLMsgsRq',
    attributes: { onError: 'stopOnError' },
    messages: [
      {
        name: 'CustomerAddRq',
        attributes: { requestID: '101' },
        content: {
          CustomerAdd: {
            Name: 'Pine Street Dental',
            CompanyName: 'Pine Street Dental LLC',
            FirstName: 'Anaïs',
            LastName: 'Keller',
            BillAddress: {
              Addr1: 'Pine Street Dental',
              Addr2: '410 Pine Street',
              City: 'Salem',
              State: 'OR',
              PostalCode: '97301',
            },
            Phone: '503-555-0142',
            Email: 'office@pinestreetdental.example',
            TermsRef: { FullName: 'Net 30' },
            SalesTaxCodeRef: { FullName: 'Tax' },
            ItemSalesTaxRef: { FullName: 'County Tax' },
          },
        },
      },
    ],
  })
})

test('an answer to a query: attributes of the iterator, records always an array', () => {
  const guid = '{5f1c2a90-77be-4d8e-9a61-0c3e5b7d2e14}'
  expect(readQbxml(fixture('iterator-last-page.response.xml'))).toEqual({
    messageSet: 'QBXMLMsgsRs',
    attributes: {},
    messages: [
      {
        name: 'CustomerQueryRs',
        attributes: {
          requestID: '151',
          statusCode: '0',
          statusSeverity: 'Info',
          statusMessage: 'Status OK',
          iteratorRemainingCount: '0',
          iteratorID: guid,
        },
        content: {
          CustomerRet: [
            {
              ListID: '80000052-1770743700',
              EditSequence: '1770743700',
              FullName: 'Pine Street Dental',
              Balance: '302.21',
            },
          ],
        },
      },
    ],
  })
})

test('answers without content, quotes in the message, and the trailing blank of 3200', () => {
  const [duplicate, skipped] = readQbxml(fixture('duplicate-name.response.xml')).messages
  expect(duplicate?.content).toEqual({})
  expect(duplicate?.attributes['statusMessage']).toBe(
    'The name "Pine Street Dental" of the list element is already in use.',
  )
  expect(skipped?.attributes['statusCode']).toBe('3231')
  const [stale] = readQbxml(fixture('stale-edit-sequence.response.xml')).messages
  expect(stale?.attributes['statusMessage']).toBe(
    'The provided edit sequence "1770744031" is out-of-date. ',
  )
})

test('an answer whose fields are direct children', () => {
  expect(readQbxml(fixture('txn-del.response.xml')).messages[0]?.content).toEqual({
    TxnDelType: 'ReceivePayment',
    TxnID: '1FD-1770933781',
    TimeDeleted: '2026-02-13T16:20:00-08:00',
    RefNumber: '5530',
  })
})

test('a report: attributes as @name, rows of several kinds in the order they came', () => {
  const report = readQbxml(fixture('report.response.xml')).messages[0]?.content['ReportRet']
  expect(report).toMatchObject({
    ReportTitle: 'Profit & Loss',
    ColDesc: [
      { '@colID': '1', '@dataType': 'STRTYPE', ColTitle: [{ '@titleRow': '1' }], ColType: 'Blank' },
      { '@colID': '2', ColTitle: [{ '@titleRow': '1', '@value': 'Jan 26' }], ColType: 'Amount' },
    ],
    ReportData: {
      TextRow: [{ '@rowNumber': '1', '@value': 'Ordinary Income/Expense' }],
      DataRow: [
        {
          '@rowNumber': '2',
          RowData: { '@rowType': 'account', '@value': 'Sales' },
          ColData: [
            { '@colID': '1', '@value': 'Sales' },
            { '@colID': '2', '@value': '354.90' },
          ],
        },
      ],
      TotalRow: [{ '@rowNumber': '3' }],
      '@order': ['TextRow', 'DataRow', 'TotalRow'],
    },
  })
})

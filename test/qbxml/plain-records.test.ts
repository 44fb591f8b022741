// Reading in one pass gives what the general way gives, for every kind of record and every column.
import { describe, expect, test } from 'vitest'
import { fieldsOf, lineRowsOf } from '../../src/backend/values.ts'
import { seededRandom } from '../../src/env.ts'
import { remoteRecord } from '../../src/qbwc/outcomes.ts'
import { sampleDocument } from '../../src/qbxml/sample-document.ts'
import { entities } from '../../src/schema/entities.ts'
import type { Entity, Fields } from '../../src/schema/entity.ts'
import { pointersOf } from '../../src/schema/lines.ts'
import { bothWays, sameBothWays } from './one-pass.ts'

const answers = (e: Entity, seed: number, count: number): Buffer =>
  Buffer.from(
    sampleDocument(
      Array.from({ length: count }, () => `${e.name}QueryRs`),
      seededRandom(seed),
    ),
  )

const resolve = (family: string, id: string): string => `${family}/${id}`
const all = { has: () => true } as unknown as ReadonlySet<string>

/** What the tables, the engine and the selection come to; a value that cannot be worked out is its problem. */
function read(e: Entity, fields: Fields): unknown {
  const tried = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return String(error)
    }
  }
  return {
    columns: e.columns.map((column) => tried(() => fieldsOf([column], fields, resolve))),
    lines: e.lineColumns.map((column) => tried(() => lineRowsOf(e, [column], fields, resolve))),
    pointers: pointersOf(e, fields, all),
  }
}

describe.each(entities.map((e) => [e.name, e] as const))('%s', (_name, e) => {
  test('has the same record as JSON, in whatever pieces it comes', () => {
    for (let seed = 0; seed < 4; seed++) {
      const bytes = answers(e, seed, 3)
      sameBothWays(bytes)
      sameBothWays(bytes, 1 + Math.floor(seededRandom(seed)() * 900))
    }
  })

  test('has the same columns, lines, pointers and facts', () => {
    let plain = 0
    // Random lines mostly come in an order that is not plain: on until some are.
    for (let seed = 0; seed < 60 && (seed < 4 || plain < 2); seed++)
      for (const { general, read: one } of bothWays(answers(e, seed, 3))) {
        expect(read(e, one.brief ?? one.content)).toEqual(read(e, general.content))
        const [ours] = remoteRecord(general)
        const [theirs] = remoteRecord(one)
        const { brief: _, json, fields, ...rest } = theirs ?? {}
        const { brief: __, fields: whole, ...known } = ours ?? {}
        expect(rest).toEqual(known)
        expect(fields).toEqual(whole)
        expect(json).toBe(theirs && one.json)
        if (one.brief) plain++
      }
    expect(plain).toBeGreaterThan(1)
  })
})

const answer = (records: string): Buffer =>
  Buffer.from(`<?xml version="1.0"?><QBXML><QBXMLMsgsRs><InvoiceQueryRs statusCode="0">
${records}</InvoiceQueryRs></QBXMLMsgsRs></QBXML>`)
const line = (id: string) => `<InvoiceLineRet><TxnLineID>${id}</TxnLineID></InvoiceLineRet>`
const group = (inner: string) =>
  `<InvoiceLineGroupRet><TxnLineID>G</TxnLineID>${inner}</InvoiceLineGroupRet>`

test.each([
  ['a plain one', '<TxnID>1</TxnID><Memo>a</Memo>', true],
  ['references and quotes', '<Memo>a &amp; "b" \\ &#233; &#128640;</Memo>', true],
  ['blanks, tabs and new lines', '<Memo> a\tb\nc\r\nd </Memo>', true],
  ['characters beyond ASCII', '<Memo>Café €</Memo>', true],
  ['empty elements', '<BillAddress></BillAddress><Memo/>', true],
  ['lines', `<TxnID>1</TxnID>${line('a')}\n${line('b')}`, true],
  ['lines and a group behind them', `${line('a')}${group(line('b'))}`, true],
  ['a group before a line', `${group(line('b'))}${line('a')}`, false],
  ['an element that nobody knows', '<TxnID>1</TxnID><New>2</New><Memo>x</Memo>', false],
  ['an element twice', '<Memo>a</Memo><Memo>b</Memo>', false],
  ['elements out of order', '<Memo>a</Memo><TxnID>1</TxnID>', false],
  ['an attribute', '<TxnID x="1">1</TxnID>', false],
  ['a comment', '<TxnID>1</TxnID><!-- c --><Memo>a</Memo>', false],
  ['CDATA', '<Memo><![CDATA[<a>]]></Memo>', false],
  ['words between elements', '<TxnID>1</TxnID>words<Memo>a</Memo>', false],
])('%s', (_what, inside, isPlain) => {
  // Twice, and others around it: what one record leaves behind is no part of the next.
  const one = `<InvoiceRet>${inside}</InvoiceRet>`
  const bytes = answer(`${one}<InvoiceRet><TxnID>9</TxnID></InvoiceRet>${one}`)
  sameBothWays(bytes)
  for (let piece = 1; piece < 40; piece++) sameBothWays(bytes, piece)
  const made = bothWays(bytes).map(({ read: { brief } }) => brief !== undefined)
  expect(made).toEqual([isPlain, true, isPlain])
})

test('a record larger than a window is read all the same', () => {
  const lines = Array.from({ length: 3000 }, (_, n) => line(`L${n}`)).join('')
  const bytes = answer(
    `<InvoiceRet><TxnID>1</TxnID>${lines}</InvoiceRet><InvoiceRet><TxnID>2</TxnID></InvoiceRet>`,
  )
  for (const piece of [bytes.length, 50_000, 1_000]) sameBothWays(bytes, piece)
})

test.each([
  ['an unclosed element', '<InvoiceRet><TxnID>1</InvoiceRet>'],
  ['a reference to nothing', '<InvoiceRet><Memo>&nbsp;</Memo></InvoiceRet>'],
  ['"]]>" in a text', '<InvoiceRet><Memo>a]]>b</Memo></InvoiceRet>'],
  ['a control character', '<InvoiceRet><Memo>a\u0001</Memo></InvoiceRet>'],
  ['an end that fits nothing', '<InvoiceRet><TxnID>1</TxnID></InvoiceRe>'],
])('%s is refused', (_what, records) => {
  expect(() => bothWays(answer(records))).toThrow(/line|XML|well/i)
})

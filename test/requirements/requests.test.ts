// What a person asks QuickBooks through the next run: answered once, and never in the way of the sync.
import { afterEach, describe, expect, test } from 'vitest'
import { askedFor } from '../../src/cli/request/document.ts'
import { drawAnswered } from '../../src/cli/request/draw.ts'
import { mayAsk } from '../../src/cli/request/may-ask.ts'
import {
  answeredView,
  cancelRequest,
  originOf,
  queueRequest,
} from '../../src/cli/request/requests.ts'
import type { ShortForm } from '../../src/cli/request/short-form.ts'
import { QbsyncError } from '../../src/errors.ts'
import { requestAttempts } from '../../src/limits.ts'
import { remove } from '../../src/store/store.ts'
import { createEngine } from '../../src/sync/engine.ts'
import { makeWorld, type World } from '../world.ts'

let w: World
afterEach(async () => {
  await w?.close()
})

const connection = async () => {
  const [row] = await w.store.select('connections')
  if (!row) throw new Error('no connection')
  return row
}
const ask = async (what: string, values: ShortForm['values'] = {}) =>
  queueRequest(
    w.store,
    w.env,
    await connection(),
    askedFor(what, { values, filters: [] }, '13.0'),
    'anna',
  )
const askText = async (body: string) => {
  const document = `<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">${body}</QBXMLMsgsRq></QBXML>`
  const writes = /AddRq/.test(body) ? ['CustomerAddRq'] : []
  return queueRequest(w.store, w.env, await connection(), { document, title: 'x', writes }, 'anna')
}
const newCustomer =
  '<CustomerAddRq><CustomerAdd><Name>Elm Bakery</Name></CustomerAdd></CustomerAddRq>'
const rows = () => w.store.select('requests', {}, { order: [['id', 'asc']] })
const row = async () => (await rows())[0] as Awaited<ReturnType<typeof rows>>[number]
const bakeries = () =>
  (w.desktop.perform('CustomerQueryRq', { FullName: ['Elm Bakery'] }).content[
    'CustomerRet'
  ] as unknown[]) ?? []

/** Breaks the link at this point whenever the request that is out contains the word. */
function breakAt(
  point: 'afterSendRequest' | 'afterProcess' | 'afterReceive',
  word: string,
  times = 1,
): void {
  let left = times
  const last = () =>
    [...w.calls].reverse().find((c) => c.call === 'sendRequestXML' && typeof c.answer === 'string')
  w.connector.faults = {
    [point]: () => (String(last()?.answer ?? '').includes(word) && left-- > 0 ? 'drop' : undefined),
  } as never
}

describe('a question', () => {
  test('is answered in the next run, and says who asked', async () => {
    w = await makeWorld()
    await ask('invoices', { number: ['1002'] })
    expect(await w.run()).toMatchObject({ outcome: 'success' })
    const text = drawAnswered(await answeredView(w.store, await row()))
    expect(text).toContain('by anna')
    expect(text).toMatch(/BalanceRemaining +400\.00/)
    // As text it is what came, while that is recorded; else what was read of it, and which of the two is said.
    const came = w.calls.find((c) => String(c.args['response']).includes('"request-1.1"'))
    const exact = await answeredView(w.store, await row())
    expect([exact.xml, exact.xmlFrom]).toEqual([came?.args['response'], 'recorded'])
    expect(originOf(exact)).toBe('As QuickBooks wrote it: from the recording of run 1.')
    await w.store.commit([remove('recordings', { run_id: 1, kind: 'answer' })])
    const ours = await answeredView(w.store, await row())
    expect([ours.xml, ours.xmlFrom]).toEqual([(await row()).answer, 'written again'])
    expect(originOf(ours)).toContain('not recorded')
    expect(await w.store.select('errors')).toEqual([])
    // The answer is there to be fetched again, and no run asks it again.
    await w.tick()
    expect(w.sent('request-1').length).toBe(0)
  })

  test('of an id that a person gave comes back under it', async () => {
    w = await makeWorld()
    await askText('<HostQueryRq requestID="mine" />')
    await w.run()
    expect((await row()).answer).toContain('requestID="mine"')
  })

  test('is asked alone, before the reads of the sync', async () => {
    w = await makeWorld()
    await ask('customers')
    await w.run()
    const [past, question] = w.sent('QBXMLMsgsRq')
    // First of all whether it is the company of last time: a request may write.
    expect(past).toMatch(/<QBXMLMsgsRq [^>]*><CompanyActivityQueryRq [^>]*\/><\/QBXMLMsgsRq>/)
    expect(question).toMatch(/<CustomerQueryRq requestID="request-1.1">/)
    expect(question).not.toContain('InvoiceQueryRq')
  })

  test.each(['afterSendRequest', 'afterProcess', 'afterReceive'] as const)(
    'whose answer is lost %s is answered by a later run, and the sync goes on',
    async (point) => {
      w = await makeWorld()
      await ask('invoices', { number: ['1002'] })
      breakAt(point, 'request-1')
      await w.run()
      w.connector.faults = {}
      expect(await w.tick()).toMatchObject({ outcome: 'success' })
      expect(await row()).toMatchObject({ state: 'done' })
      expect(w.rows('select number from invoices').length).toBeGreaterThan(0)
    },
  )

  test('that breaks every run it is in costs one, comes last, and is given up', async () => {
    w = await makeWorld()
    await ask('invoices', { number: ['1002'] })
    breakAt('afterProcess', 'request-1', 99)
    const ends: string[] = []
    for (let n = 1; n <= requestAttempts + 1; n++) ends.push((await w.tick()).outcome)
    expect(await row()).toMatchObject({ state: 'failed', attempts: requestAttempts })
    // Already the second run brought all records before it met the question.
    expect(w.rows('select number from invoices').length).toBeGreaterThan(0)
    expect(ends.at(-1)).toBe('success')
  })

  test('that QuickBooks cannot parse fails, and the run goes on to its end', async () => {
    w = await makeWorld()
    await ask('invoices', { number: ['1002'] })
    const open = w.desktop.openSession.bind(w.desktop)
    w.desktop.openSession = (...given) => {
      const session = open(...given)
      const process = session.processRequest.bind(session)
      session.processRequest = (text) => process(text.includes('request-1') ? '<nonsense' : text)
      return session
    }
    expect(await w.run()).toMatchObject({ outcome: 'success' })
    expect(await row()).toMatchObject({ state: 'failed' })
    expect((await row()).problem).toContain('0x80040400')
    expect(w.rows('select number from invoices').length).toBeGreaterThan(0)
  })

  test('that this version of QuickBooks does not have is not sent', async () => {
    w = await makeWorld()
    await askText('<InvoiceQueryRq><TxnID>1</TxnID><Nonsense>1</Nonsense></InvoiceQueryRq>')
    expect(await w.run()).toMatchObject({ outcome: 'success' })
    expect((await row()).problem).toContain('Nonsense')
    expect(w.sent('Nonsense')).toEqual([])
  })

  test('reaches a run that is kept open within seconds', async () => {
    w = await makeWorld({ live: true })
    const began = w.env.now()
    let asked = 0
    w.env.sleep = async (ms: number) => {
      if (asked === 0 && w.env.now() - began > 60_000) {
        asked = w.env.now()
        await ask('invoices', { number: ['1002'] })
      }
      if (w.env.now() - began > 180_000) w.connector.stop()
      w.env.advance(ms)
    }
    await w.run()
    const { state, answered_at: at } = await row()
    expect(state).toBe('done')
    expect((at ?? 0) - asked).toBeLessThanOrEqual(6000)
    // Looks that found nothing are joined, but not those that answered somebody.
    const exchanges = await w.store.select('exchanges')
    expect(exchanges.some((e) => e.request.includes('request-1'))).toBe(true)
  })

  test('that waits can be given up, one that is answered cannot', async () => {
    w = await makeWorld()
    await ask('customers')
    await cancelRequest(w.store, w.env, 1, undefined)
    await w.run()
    expect(await row()).toMatchObject({ state: 'cancelled', answer: null })
    await ask('customers')
    await w.tick()
    await expect(cancelRequest(w.store, w.env, 2, undefined)).rejects.toThrow('request 2 is done')
  })
})

describe('a change', () => {
  test('needs a word of the person', async () => {
    w = await makeWorld()
    const asked = { document: '', title: '', writes: ['CustomerAddRq'] }
    const to = await connection()
    const may = { allowWrites: false, yes: true, json: true }
    await expect(mayAsk(to, asked, may)).rejects.toThrow('CustomerAdd would change the books')
    await expect(mayAsk(to, asked, { ...may, allowWrites: true })).resolves.toBeUndefined()
    const silent = { allowWrites: true, yes: false, json: true }
    await expect(mayAsk(to, asked, silent)).rejects.toMatchObject({ code: 'E_ANSWER_NEEDED' })
  })

  test.each(['afterSendRequest', 'afterProcess', 'afterReceive'] as const)(
    'whose answer is lost %s is done exactly once',
    async (point) => {
      w = await makeWorld()
      await askText(newCustomer)
      breakAt(point, 'request-1')
      await w.run()
      // The same text may be handed out again within a run: QuickBooks answers from memory.
      w.connector.faults = {}
      await w.tick()
      await w.tick()
      const { state, answer } = await row()
      // Where QuickBooks never saw it nothing is kept: a person decides.
      expect(state).toBe(point === 'afterSendRequest' ? 'unproven' : 'done')
      expect(bakeries()).toHaveLength(point === 'afterSendRequest' ? 0 : 1)
      if (state !== 'done') return
      expect(answer).toContain('Elm Bakery')
      // Also one that QuickBooks kept and told again is there as it came.
      const { xml, xmlFrom } = await answeredView(w.store, await row())
      expect([xmlFrom, xml?.includes('requestID="request-1.1"')]).toEqual(['recorded', true])
    },
  )

  test('is written down, and on the disk, before it goes out', async () => {
    w = await makeWorld()
    await askText(newCustomer)
    await w.run()
    const touched = w.commits.filter((c) => c.tables.has('requests'))
    expect(touched.length).toBeGreaterThanOrEqual(2)
    expect(touched.every((c) => c.isFlushed)).toBe(true)
  })

  test('is not sent twice by two processes', async () => {
    w = await makeWorld()
    await askText(newCustomer)
    const engine = createEngine({ store: w.store, env: w.env })
    const op = { op: 'request', id: 1, document: (await row()).document, writes: true } as const
    const of = { connectionId: 'rivera', runId: 1 }
    const writes = await engine.send(of, [op], 'A')
    await w.store.commit(await engine.send(of, [op], 'B'))
    await expect(w.store.commit(writes)).rejects.toThrow()
  })
})

describe('the short form', () => {
  const text = (what: string, values: ShortForm['values'], filters: string[] = []) =>
    askedFor(what, { values, filters }, '13.0').document
  test.each<[string, ShortForm['values'], string[], string]>([
    ['invoices', { number: ['1', '2'] }, [], '<RefNumber>1</RefNumber><RefNumber>2</RefNumber>'],
    ['invoices', { id: ['A-1'] }, [], '<TxnID>A-1</TxnID><IncludeLineItems>true<'],
    ['customers', { id: ['A-1'] }, [], '<ListID>A-1</ListID>'],
    ['customers', { name: ['Birch Cafe'] }, [], '<FullName>Birch Cafe</FullName>'],
    ['customers', { 'modified-since': '2026-03-01' }, [], '<FromModifiedDate>2026-03-01<'],
    [
      'invoices',
      { 'modified-since': '2026-03-01' },
      [],
      '<ModifiedDateRangeFilter><FromModifiedDate>2026-03-01<',
    ],
    [
      'bills',
      { from: '2026-01-01', to: '2026-02-01' },
      [],
      '<FromTxnDate>2026-01-01</FromTxnDate><ToTxnDate>2026-02-01<',
    ],
    [
      'invoices',
      { open: true, max: 5 },
      [],
      '<MaxReturned>5</MaxReturned><PaidStatus>NotPaidOnly<',
    ],
    ['accounts', { inactive: true }, [], '<ActiveStatus>All<'],
    ['invoices', { customer: 'Birch Cafe' }, [], '<EntityFilter><FullName>Birch Cafe<'],
    [
      'invoices',
      {},
      ['RefNumberFilter/MatchCriterion=StartsWith', 'RefNumberFilter/RefNumber=10'],
      '<MatchCriterion>StartsWith<',
    ],
    ['company', {}, [], '<CompanyQueryRq/>'],
  ])('%s %j %j', (what, values, filters, part) => {
    expect(text(what, values, filters)).toContain(part)
  })

  test.each<[string, ShortForm['values'], string[], RegExp]>([
    ['invoices', { name: ['x'] }, [], /cannot be asked for with --name/],
    ['customers', { number: ['x'] }, [], /cannot be asked for with --number/],
    ['accounts', { open: true }, [], /cannot be asked for with --open/],
    ['invoices', { from: 'yesterday' }, [], /yesterday/],
    ['invoices', { number: ['1'], max: 3 }, [], /MaxReturned/],
    ['invoices', {}, ['Nonsense=1'], /--filter Nonsense/],
    ['invoices', {}, ['nonsense'], /not of the form/],
    ['invoicez', {}, [], /no entity "invoicez"/],
  ])('refuses %s %j %j', (what, values, filters, says) => {
    expect(() => text(what, values, filters)).toThrow(says)
    expect(() => text(what, values, filters)).toThrow(QbsyncError)
  })
})

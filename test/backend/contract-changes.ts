// The behaviour of any backend: what its platform changes, and what becomes of payments.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { virtualEnv } from '../../src/env.ts'
import type { PlatformChange } from '../../src/sync/ports.ts'
import { invoice, type Opened, put, record } from './rows.ts'

export const payment = (id: string) =>
  put(id, record('ReceivePayment', `Q-${id}`, { TotalAmount: '10.00', RefNumber: 'R' }))
const report = (id: string, state: 'waiting' | 'booked' | 'blocked', more: object = {}) =>
  ({ kind: 'report', entity: 'ReceivePayment', id, state, ...more }) as const
export const brief = (list: readonly PlatformChange[]) =>
  list.map((c) => `${c.what} ${c.entity} ${c.id}`)

export async function changesOf(
  opened: Opened,
  connection = 'rivera',
  since?: string,
): Promise<readonly PlatformChange[]> {
  const { changes } = await opened.backend.changes(connection, since, 1000)
  return changes.filter((c) => c.what !== 'foreign')
}

export function changeTests(open: () => Promise<Opened>): void {
  let opened: Opened
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())
  const changes = (connection?: string, since?: string) => changesOf(opened, connection, since)
  const pay = (row: Parameters<Opened['insert']>[1]) =>
    opened.insert('payments', { amount: '1.00', ...row })

  describe('what is noted', () => {
    test('inserts, updates and deletions by others, with the row as it is now', async () => {
      await opened.apply([put('a', invoice('1')), put('b', invoice('2'))])
      await opened.update('invoices', 'a', { memo: 'edited' })
      await opened.remove('invoices', 'b')
      await opened.insert('customers', { id: 'c', name: 'New' })
      const list = await changes()
      expect(brief(list)).toEqual(['changed Invoice a', 'deleted Invoice b', 'created Customer c'])
      expect(list.map((c) => c.row?.['memo'] ?? c.row?.['name'])).toEqual([
        'edited',
        undefined,
        'New',
      ])
    })

    test('payments that no run has said anything of are found, for people', async (t) => {
      const { backend } = opened
      if (!backend.untaken) return t.skip('its platform keeps its payments to itself')
      await opened.apply([payment('q')])
      await pay({ id: 'p' })
      await pay({ id: 'typo', connection: 'nowhere', status: ' Processed' })
      await pay({ id: 'as-ours', connection: '', sync_version: 1 })
      await pay({ id: 'pending', status: 'pending' })
      await pay({ id: 'offline', source: 'offline' })
      for (const id of ['waits', 'held']) await pay({ id })
      await opened.apply([report('waits', 'waiting'), report('held', 'blocked')])
      const found = [...(await backend.untaken(9))].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(found).toEqual([
        { id: 'as-ours', connection: null, isNoted: false },
        { id: 'p', connection: null, isNoted: true },
        { id: 'typo', connection: 'nowhere', isNoted: true },
      ])
      expect(await backend.untaken(1)).toHaveLength(1)
    })

    test('nothing that qbsync writes itself', async () => {
      await pay({ id: 'p', invoice_number: '1' })
      const { mark } = await opened.backend.changes('rivera', undefined, 1000)
      await opened.apply([put('a', invoice('1')), payment('q'), payment('p')])
      await opened.apply([put('a', invoice('1', {}, '2'))])
      await opened.apply([
        { kind: 'archive', entity: 'Invoice', id: 'a', reason: 'deleted' },
        { kind: 'archive', entity: 'ReceivePayment', id: 'q', reason: 'deleted' },
        report('p', 'waiting'),
        report('p', 'booked', { quickbooksId: 'Q-p' }),
      ])
      expect(await changes('rivera', mark)).toEqual([])
      await opened.update('payments', 'p', { status: 'failed' })
      expect(brief(await changes('rivera', mark))).toEqual(['changed ReceivePayment p'])
    })

    test('by kind, where kinds share a table', async () => {
      await opened.apply([put('i', record('ItemDiscount', 'Q-1', { Name: 'Off' }))])
      await opened.update('items', 'i', { description: 'x' })
      expect(brief(await changes())).toEqual(['changed ItemDiscount i'])
    })
  })

  describe('the feed', () => {
    test('gives each row once, and created stays created', async () => {
      await pay({ id: 'p' })
      await opened.update('payments', 'p', { amount: '2.00' })
      await pay({ id: 'gone' })
      await opened.remove('payments', 'gone')
      const list = await changes()
      expect(brief(list)).toEqual(['created ReceivePayment p', 'deleted ReceivePayment gone'])
      expect(list[0]?.row?.['amount']).toBe('2.00')
    })

    test('goes on after the mark, in pages, and says whether there is more', async () => {
      for (let i = 0; i < 5; i++) await pay({ id: `${i}` })
      const seen: string[] = []
      let mark: string | undefined
      const more: boolean[] = []
      do {
        const page = await opened.backend.changes('rivera', mark, 2)
        seen.push(...page.changes.map((c) => c.id))
        mark = page.mark
        more.push(page.more)
      } while (more.at(-1))
      expect(seen).toEqual(['0', '1', '2', '3', '4'])
      expect(more).toEqual([true, true, false])
      expect((await opened.backend.changes('rivera', mark, 2)).mark).toBe(mark)
    })

    test('is the same when asked again, and outlives the process', async () => {
      await pay({ id: 'p' })
      const first = await changes()
      await opened.reopen()
      expect(await changes()).toEqual(first)
    })

    test('keeps the changes of a connection from the others', async () => {
      await opened.apply([put('a', invoice('1'))], 'rivera')
      await opened.apply([put('b', invoice('2'))], 'lopez')
      for (const id of ['a', 'b']) await opened.update('invoices', id, { memo: 'x' })
      expect(brief(await changes('rivera'))).toEqual(['changed Invoice a'])
      expect(brief(await changes('lopez'))).toEqual(['changed Invoice b'])
    })
  })

  describe('a record of any kind', () => {
    const vendor = (id: string) => put(id, record('Vendor', `Q-${id}`, { Name: id }))

    test('comes with its lines in order, and as QuickBooks last gave it', async () => {
      await opened.apply([put('a', invoice('1')), vendor('v')])
      await opened.update('invoices', 'a', { memo: 'edited' })
      const lines = [
        { account: 'Materials', amount: '150.00' },
        { account: 'Tools', amount: '70.00' },
      ]
      await opened.insert('bills', { id: 'b', vendor_id: 'v', number: 'B-1' }, lines)
      const [changed, created] = await changes()
      expect(changed?.record).toEqual(invoice('1').fields)
      expect(changed?.lines?.map((l) => l['description'])).toEqual(['Work 1', 'Work 2', 'Work 3'])
      expect(created).toMatchObject({ entity: 'Bill', what: 'created', lines })
      expect(created?.record).toBe(undefined)
    })

    test('without a connection belongs to that of the records it points to', async () => {
      const account = (id: string) => put(id, record('Account', `Q-${id}`, { Name: id }))
      await opened.apply([vendor('v-rivera'), account('a-rivera')], 'rivera')
      await opened.apply([vendor('v-lopez'), account('a-lopez')], 'lopez')
      await opened.insert('bills', { id: 'r', vendor_id: 'v-rivera' })
      await opened.insert('bills', { id: 'l', vendor_id: 'v-lopez' })
      await opened.insert('vendors', { id: 'whose', name: 'Whose' })
      await opened.insert('vendors', { id: 'said', name: 'Said', connection: 'lopez' })
      expect((await changes('rivera')).map((c) => c.id)).toEqual(['r'])
      expect((await changes('lopez')).map((c) => c.id)).toEqual(['l', 'said'])
      expect((await changes('lopez'))[0]?.row?.['connection']).toBe('lopez')
    })

    test('without a connection belongs to the only one there is', async () => {
      await opened.apply([put('a', record('Account', 'Q-a', { Name: 'a' }))])
      await opened.insert('vendors', { id: 'v', name: 'New' })
      expect((await changes()).map((c) => c.id)).toEqual(['v'])
    })

    test('is told what became of it', async () => {
      await opened.insert('vendors', { id: 'v', name: 'New' })
      const told = { kind: 'report', entity: 'Vendor', id: 'v' } as const
      await opened.apply([{ ...told, state: 'blocked', problem: 'E_QB_DUPLICATE_NAME' }])
      const row = async () => (await opened.rows('vendors'))[0]
      const problem = 'E_QB_DUPLICATE_NAME'
      expect(await row()).toMatchObject({ booking: 'blocked', problem, connection: 'rivera' })
      await opened.apply([vendor('v'), { ...told, state: 'booked', quickbooksId: 'Q-v' }])
      expect(await row()).toMatchObject({
        booking: 'booked',
        problem: null,
        kind: 'Vendor',
        quickbooks_id: 'Q-v',
      })
      await opened.apply([{ ...told, state: 'blocked', problem }])
      await opened.apply([vendor('v'), vendor('w')])
      const state = async () =>
        (await opened.rows('vendors')).map((r) => [r['booking'], r['problem']])
      expect(await state()).toEqual([
        ['booked', null],
        [null, null],
      ])
    })
  })

  describe('a payment of the platform', () => {
    beforeEach(async () => {
      await opened.apply([put('r-1', invoice('1001')), put('r-2', invoice('1002'))], 'rivera')
      await opened.apply([put('l-2', invoice('1002')), put('l-3', invoice('1003'))], 'lopez')
    })
    const rowFor = async (connection: string) => (await changes(connection))[0]?.row
    const payments = () => opened.rows('payments')

    test('needs no more than the number of the invoice and the amount', async () => {
      await pay({ invoice_number: '1001', amount: '12.50' })
      expect(await rowFor('rivera')).toMatchObject({
        invoice_id: 'r-1',
        amount: '12.50',
        source: 'processed',
        status: 'processed',
        connection: 'rivera',
      })
      expect(String((await rowFor('rivera'))?.['id'])).toMatch(/^[0-9a-f]{32}$/)
    })

    test('goes to the connection of its invoice and to no other', async () => {
      await pay({ id: 'a', invoice_number: '1001' })
      await pay({ id: 'b', invoice_number: '1003' })
      await pay({ id: 'c', invoice_id: 'l-2' })
      expect((await changes('rivera')).map((c) => c.id)).toEqual(['a'])
      expect((await changes('lopez')).map((c) => c.id)).toEqual(['b', 'c'])
      expect(await changes('third')).toEqual([])
    })

    test('with a number that two current invoices have names no invoice', async () => {
      await pay({ invoice_number: '1002' })
      expect((await rowFor('rivera'))?.['invoice_id']).toBe(null)
      expect((await rowFor('lopez'))?.['invoice_id']).toBe(null)
      const archive = { kind: 'archive', entity: 'Invoice', id: 'l-2', reason: 'deleted' } as const
      await opened.apply([archive], 'lopez')
      expect((await rowFor('rivera'))?.['invoice_id']).toBe('r-2')
      expect(await rowFor('lopez')).toBe(undefined)
    })

    test('with an empty invoice_id is found by its number', async () => {
      await pay({ invoice_id: '', invoice_number: '1001' })
      expect((await rowFor('rivera'))?.['invoice_id']).toBe('r-1')
    })

    test('that named no invoice, once corrected, goes to the connection of its invoice', async () => {
      await pay({ id: 'p', invoice_number: '99' })
      await opened.apply([report('p', 'blocked', { problem: 'E_PAYMENT_INVOICE' })], 'rivera')
      await opened.update('payments', 'p', { invoice_number: '1003' })
      expect((await changes('lopez')).map((c) => c.id)).toEqual(['p'])
      expect((await changes('rivera')).map((c) => c.id)).toEqual([])
    })

    test('that came before its invoice is given again once the invoice is there', async () => {
      await pay({ id: 'p', invoice_number: '1009' })
      const { mark } = await opened.backend.changes('rivera', undefined, 1000)
      await opened.apply([report('p', 'blocked', { problem: 'E_PAYMENT_INVOICE' })], 'rivera')
      expect(await changes('rivera', mark)).toEqual([])
      await opened.apply([put('r-9', invoice('1009'))], 'rivera')
      const [again] = await changes('rivera', mark)
      expect([again?.what, again?.row?.['invoice_id']]).toEqual(['changed', 'r-9'])
    })

    test('is told what became of it, twice as well as once', async () => {
      await pay({ id: 'p', invoice_id: 'r-1' })
      await opened.apply([report('p', 'blocked', { problem: 'E_OVERPAYMENT' })])
      const blocked = { booking: 'blocked', problem: 'E_OVERPAYMENT', quickbooks_id: null }
      expect(await payments()).toMatchObject([blocked])
      const booked = report('p', 'booked', { quickbooksId: 'Q-9' })
      await opened.apply([booked])
      await opened.apply([booked, report('p', 'booked')])
      expect(await payments()).toMatchObject([
        {
          booking: 'booked',
          problem: null,
          quickbooks_id: 'Q-9',
          connection: 'rivera',
          kind: 'ReceivePayment',
        },
      ])
    })

    test('stays one when it comes back from QuickBooks: source, status and invoice are its own', async () => {
      await pay({ id: 'p', invoice_id: 'r-1', amount: '10', number: 'a long number of ours' })
      await opened.apply([payment('p')])
      expect(await payments()).toMatchObject([
        {
          id: 'p',
          source: 'processed',
          status: 'processed',
          invoice_id: 'r-1',
          amount: '10.00',
          booking: 'booked',
          number: 'a long number of ours',
        },
      ])
    })

    test('one that came from QuickBooks says so, and removed there is removed here', async () => {
      await opened.apply([payment('q')])
      expect(await payments()).toMatchObject([{ source: 'quickbooks' }])
      const reason = 'deleted-in-quickbooks'
      await opened.apply([{ kind: 'archive', entity: 'ReceivePayment', id: 'q', reason }])
      expect(await payments()).toMatchObject([{ booking: 'removed', archive_reason: reason }])
    })

    test('of two connections, whatever a platform writes, at most one can book it', async () => {
      const { random } = virtualEnv({ now: 0, seed: 7 })
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
      for (let i = 0; i < 300; i++)
        await pay({
          invoice_id: pick([null, '', 'r-1', 'r-2', 'l-2', 'nobody']),
          invoice_number: pick([null, '', '1001', '1002', '1003', '99']),
          connection: pick([null, null, 'rivera', 'lopez']),
        })
      // Without an invoice nobody can book it, and both may complain.
      const isInvoice = (id: unknown) => ['r-1', 'r-2', 'l-2', 'l-3'].includes(String(id))
      const bookable = async (connection: string) => {
        const list = (await changes(connection)).filter((c) => isInvoice(c.row?.['invoice_id']))
        return new Set(list.map((c) => c.id))
      }
      const [rivera, lopez] = [await bookable('rivera'), await bookable('lopez')]
      expect(rivera.size).toBeGreaterThan(20)
      expect(lopez.size).toBeGreaterThan(20)
      expect([...rivera].filter((id) => lopez.has(id))).toEqual([])
    })
  })
}

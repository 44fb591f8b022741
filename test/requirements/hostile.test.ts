// Answers and edits that would make a careless engine book twice, forget, or stop. Each was once seen to do so.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setDesk } from '../../src/sim/desk/state.ts'
import { makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld()
  await w.run()
})
afterEach(async () => {
  await w.close()
})

const pay = (values: Record<string, string | null> = {}): void => {
  const row = { id: 'p', invoice_number: '1001', amount: '100.00', ...values }
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into payments (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
}
const set = (text: string) => w.sql.prepare(`update payments set ${text} where id = 'p'`).run()
const row = () => w.rows<Record<string, string>>("select * from payments where id = 'p'")[0] ?? {}
const paymentsOf100 = () => {
  const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
  const list = (Array.isArray(all) ? all : []) as Record<string, string>[]
  return list.filter((p) => p['TotalAmount'] === '100.00').length
}
const codes = async () => (await w.store.select('errors', { state: 'open' })).map((e) => e.code)

/** Breaks the link once, where the request contains the word. */
function breakAt(point: 'afterSendRequest' | 'afterProcess', word: string): void {
  let isBroken = false
  w.connector.faults = {
    [point]: () => {
      const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
      if (isBroken || !String(last?.answer).includes(word)) return undefined
      isBroken = true
      return 'drop'
    },
  }
}

function forgetMessageSets(): void {
  w.desktop
    .openSession({ appName: 'qbsync rivera', companyFile: '' })
    .processRequest(
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq oldMessageSetID="ClearAllMessageSets" onError="stopOnError"/></QBXML>',
    )
}

const spoilt: readonly [string, (answer: string) => string][] = [
  [
    'an empty answer',
    (a: string) => a.replace(/<ReceivePaymentQueryRs[\s\S]*?(\/>|<\/ReceivePaymentQueryRs>)/, ''),
  ],
  [
    'a refusal',
    (a: string) =>
      a.replace(
        /(<ReceivePaymentQueryRs requestID="[^"]*") statusCode="0"/,
        '$1 statusCode="3176"',
      ),
  ],
  [
    'no status',
    (a: string) => a.replace(/(<ReceivePaymentQueryRs requestID="[^"]*") statusCode="0"/, '$1'),
  ],
  [
    'none of the records and no remark',
    (a) =>
      a.replace(
        /(<ReceivePaymentQueryRs requestID="[^"]*" statusCode=")\d+("[^>]*>)[\s\S]*?(<\/ReceivePaymentQueryRs>)/,
        '$10$2$3',
      ),
  ],
]

/** Whether the answer is the one to what is asked first: whether this is the company of last time. */
const isFirst = (answer: string): boolean => answer.includes('<CompanyActivityQueryRs')

describe('in doubt', () => {
  test('a removal that never reached QuickBooks is done at the next run, not taken for done', async () => {
    pay()
    await w.tick()
    set("status = 'cancelled'")
    breakAt('afterSendRequest', 'TxnDelRq')
    await w.tick()
    w.connector.faults = {}
    await w.tick()
    expect(paymentsOf100()).toBe(0)
    expect(row()['booking']).toBe('removed')
  })

  test.each(spoilt.slice(0, 3))(
    'a look-up with %s proves nothing, and nothing is sent again',
    async (_, change) => {
      pay()
      breakAt('afterProcess', 'ReceivePaymentAddRq')
      await w.tick()
      w.connector.faults = {}
      forgetMessageSets()
      w.tamper = (a) => (isFirst(a) ? a : change(a))
      await w.tick()
      expect(w.sent('ReceivePaymentAddRq')).toEqual([])
      expect(await codes()).toContain('E_IN_DOUBT')
      w.tamper = undefined
      await w.tick()
      expect(paymentsOf100()).toBe(1)
      expect(row()['booking']).toBe('booked')
      expect(await codes()).toEqual([])
    },
  )

  test.each(spoilt)(
    'a first look with %s proves nothing: the run reads, writes nothing, and the next one does',
    async (_, change) => {
      await w.tick()
      pay()
      const now = w.look('Invoice', '1002')
      const key = { TxnID: textIn(now, 'TxnID'), EditSequence: textIn(now, 'EditSequence') }
      w.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...key, Memo: 'seen' } })
      w.tamper = (a) => (isFirst(a) ? change(a) : a)
      const report = await w.tick()
      expect(report.status).not.toContain('E_WRONG_COMPANY')
      expect([w.sent('ReceivePaymentAddRq'), paymentsOf100()]).toEqual([[], 0])
      expect(w.rows("select memo from invoices where number = '1002'")).toEqual([{ memo: 'seen' }])
      w.tamper = undefined
      await w.tick()
      expect([paymentsOf100(), row()['booking'], await codes()]).toEqual([1, 'booked', []])
    },
  )

  test('a booking answered without a status is looked for, not sent again', async () => {
    pay()
    w.tamper = (a) => a.replace(/(<ReceivePaymentAddRs requestID="[^"]*") statusCode="0"/, '$1')
    await w.tick()
    w.tamper = undefined
    await w.tick()
    expect(paymentsOf100()).toBe(1)
    expect(row()['booking']).toBe('booked')
  })

  test('a payment whose date a person corrected meanwhile is still recognised', async () => {
    pay()
    breakAt('afterProcess', 'ReceivePaymentAddRq')
    await w.tick()
    w.connector.faults = {}
    forgetMessageSets()
    const all = w.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
    const mine = (all as Record<string, string>[]).find((p) => p['TotalAmount'] === '100.00')
    w.inQuickBooks('ReceivePaymentModRq', {
      ReceivePaymentMod: {
        TxnID: mine?.['TxnID'] ?? '',
        EditSequence: mine?.['EditSequence'] ?? '',
        TxnDate: '2026-03-20',
      },
    })
    await w.tick()
    expect(paymentsOf100()).toBe(1)
  })
})

describe('edits of a payment that has not been sent', () => {
  const stop = () => {
    setDesk(w.company, { dialog: 'open' })
    return w.tick()
  }
  const go = () => {
    setDesk(w.company, { dialog: undefined })
    return w.tick()
  }

  test.each([
    ["status = 'pending'"],
    ["source = 'offline'"],
    ["amount = '1O.00'"],
    ["invoice_number = '9999'"],
    ['invoice_number = null'],
    ["date = '1.1.2026'"],
  ])('%s: it is not booked', async (edit) => {
    pay()
    await stop()
    set(edit)
    await go()
    expect(paymentsOf100()).toBe(0)
    set(
      "status = 'processed', source = 'processed', amount = '100.00', invoice_number = '1001', date = null",
    )
    await w.tick()
    expect(paymentsOf100()).toBe(1)
    expect(await codes()).toEqual([])
  })

  test('failed by mistake and processed again before the removal went out: it stays booked', async () => {
    pay()
    await w.tick()
    set("status = 'failed'")
    await stop()
    set("status = 'processed'")
    await go()
    expect(paymentsOf100()).toBe(1)
    expect(row()['booking']).toBe('booked')
  })

  test('removed, then processed again: it is booked again, once', async () => {
    pay()
    await w.tick()
    set("status = 'failed'")
    await w.tick()
    expect(paymentsOf100()).toBe(0)
    set("status = 'processed'")
    await w.tick()
    await w.tick()
    expect(paymentsOf100()).toBe(1)
    expect(row()['booking']).toBe('booked')
    set("status = 'cancelled'")
    await w.tick()
    expect(paymentsOf100()).toBe(0)
  })

  test('a payment that came from QuickBooks is not booked a second time', async () => {
    w.sql
      .prepare(
        "update payments set source = 'processed', invoice_number = '1001', amount = '10.00' where source = 'quickbooks'",
      )
      .run()
    await w.tick()
    expect(w.sent('ReceivePaymentAddRq')).toEqual([])
    expect((await w.store.select('skips')).map((s) => s.code)).toEqual(['S_EDIT_IN_PLATFORM'])
  })

  test('a control character is told, and its neighbour is booked', async () => {
    pay({ memo: 'a\u0001b' })
    pay({ id: 'q', invoice_number: '1002', amount: '400.00' })
    await w.tick()
    expect(w.look('Invoice', '1002')).toMatchObject({ IsPaid: 'true' })
    expect(await codes()).toEqual(['E_BAD_PAYMENT'])
  })
})

describe('answers that cannot be right', () => {
  let fresh: World
  beforeEach(async () => {
    fresh = await makeWorld()
  })
  afterEach(async () => {
    await fresh.close()
  })
  const numbers = () =>
    fresh
      .rows<{ number: string }>('select number from invoices order by number')
      .map((r) => r.number)
  const everything = ['1001', '1002', '1003', '1004', '1005']

  test('an answer to another request is not taken for this one', async () => {
    let customers = ''
    fresh.tamper = (a) => {
      if (a.includes('<CustomerRet>')) customers = a
      if (!a.includes('<InvoiceQueryRs') || !a.includes('<InvoiceRet>') || customers === '')
        return a
      const late = customers
      customers = ''
      return late
    }
    await fresh.run()
    fresh.tamper = undefined
    await fresh.tick()
    expect(numbers()).toEqual(everything)
  })

  test.each([
    ['missing', (a: string) => a.replaceAll(/ retCount="\d+"/g, '')],
    ['no number', (a: string) => a.replaceAll(/ retCount="\d+"/g, ' retCount="x"')],
  ])('a count that is %s does not end the history', async (_, change) => {
    fresh.tamper = change
    await fresh.run()
    fresh.tamper = undefined
    await fresh.tick()
    await fresh.tick()
    expect(numbers()).toEqual(everything)
  })

  test('one amount that is none: that record is told by name, the others arrive', async () => {
    fresh.tamper = (a) => a.replace('<BalanceRemaining>400.00<', '<BalanceRemaining>4e2<')
    await fresh.run()
    expect(numbers()).toEqual(everything.filter((n) => n !== '1002'))
    const [error] = await fresh.store.select('errors', { state: 'open' })
    expect(error).toMatchObject({
      code: 'E_ANSWER',
      label: '1002',
      reason: expect.stringContaining('4e2'),
    })
  })

  test('a clock a year ahead does not hide what is changed after it is put right', async () => {
    await fresh.run()
    const change = (number: string, memo: string) => {
      const now = fresh.look('Invoice', number)
      const key = { TxnID: textIn(now, 'TxnID'), EditSequence: textIn(now, 'EditSequence') }
      fresh.inQuickBooks('InvoiceModRq', { InvoiceMod: { ...key, Memo: memo } })
    }
    const now = fresh.env.now()
    fresh.env.set(now + 400 * 86_400_000)
    change('1001', 'from the future')
    fresh.env.set(now)
    await fresh.tick()
    change('1002', 'and now this')
    await fresh.tick()
    expect(fresh.rows("select memo from invoices where number = '1002'")).toEqual([
      { memo: 'and now this' },
    ])
  })

  test('a run for some entities does not lose the deletions of the others', async () => {
    await fresh.run()
    const all = fresh.desktop.perform('ReceivePaymentQueryRq', {}).content['ReceivePaymentRet']
    const TxnID = (all as Record<string, string>[])[0]?.['TxnID'] ?? ''
    fresh.inQuickBooks('TxnDelRq', { TxnDelType: 'ReceivePayment', TxnID })
    fresh.env.advance(5 * 3_600_000)
    const invoice = textIn(fresh.look('Invoice', '1002'), 'TxnID')
    fresh.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID: invoice })
    const { makeDue } = await import('../../src/cli/sync.ts')
    await makeDue(fresh.store, fresh.connectionId, ['Invoice'])
    await fresh.tick()
    await fresh.tick()
    expect(fresh.rows('select booking from payments')).toEqual([{ booking: 'removed' }])
  })

  test('without a company name nothing is written, and it is told', async () => {
    await fresh.run()
    fresh.sql
      .prepare("insert into payments (id, invoice_number, amount) values ('p', '1002', '400.00')")
      .run()
    fresh.company.setMeta('facts', JSON.stringify({ ...fresh.company.facts, company: {} }))
    fresh.company.forget()
    await fresh.tick()
    expect(fresh.sent('ReceivePaymentAddRq')).toEqual([])
    const open = await fresh.store.select('errors', { state: 'open' })
    expect(open.map((e) => e.code)).toEqual(['E_COMPANY_UNPROVEN'])
  })
})

// A connection that was silent for longer than QuickBooks remembers deletions (R23): everything is compared by id.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { comparedBy, makeWorld, textIn, type World } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await makeWorld({ pageSize: 2 })
  await w.run()
})
afterEach(async () => {
  await w.close()
})

const day = 24 * 60
const remove = (number: string): void => {
  const id = textIn(w.look('Invoice', number), 'TxnID')
  w.inQuickBooks('TxnDelRq', { TxnDelType: 'Invoice', TxnID: id })
}
const archived = () =>
  w
    .rows<{ number: string }>('select number from invoices where archived_at is not null')
    .map((r) => r.number)

describe('R23: 120 days of silence', () => {
  test('R23: what was deleted on day 10 is archived, and nothing else', async () => {
    w.env.advance(10 * day * 60_000)
    remove('1002')
    await w.tick(110 * day)
    expect(archived()).toEqual(['1002'])
    expect(comparedBy(w)).toContain('Invoice')
    await w.tick()
    expect(comparedBy(w)).toEqual([])
    expect(archived()).toEqual(['1002'])
    expect(await w.store.count('sightings', {})).toBe(0)
  })

  test('a comparison that QuickBooks refuses archives nothing, and is made by the next run', async () => {
    w.env.advance(10 * day * 60_000)
    remove('1002')
    w.tamper = (answer) =>
      answer.includes('InvoiceQueryRs') && !answer.includes('<TxnNumber>')
        ? answer.replace(/(<InvoiceQueryRs[^>]*)statusCode="0"/, '$1statusCode="3000"')
        : answer
    await w.tick(110 * day)
    expect(archived()).toEqual([])
    w.tamper = undefined
    await w.tick()
    expect(archived()).toEqual(['1002'])
  })

  test('a run that breaks off in the middle archives nothing wrong', async () => {
    w.env.advance(10 * day * 60_000)
    remove('1002')
    let calls = 0
    w.connector.faults = { afterProcess: () => (++calls === 2 ? 'drop' : undefined) } as never
    await w.tick(110 * day)
    w.connector.faults = {}
    await w.tick()
    expect(archived()).toEqual(['1002'])
  })

  test('a run that breaks off before what was not seen is looked for leaves it to the next', async () => {
    w.env.advance(10 * day * 60_000)
    remove('1002')
    const isLookUp = () => w.sent('InvoiceQueryRq').some((t) => /<TxnID>/.test(t))
    w.connector.faults = { afterProcess: () => (isLookUp() ? 'drop' : undefined) } as never
    await w.tick(110 * day)
    expect(archived()).toEqual([])
    w.connector.faults = {}
    await w.tick()
    expect(archived()).toEqual(['1002'])
  })

  test('within the memory of QuickBooks nothing is compared', async () => {
    remove('1002')
    await w.tick(60 * day)
    expect(archived()).toEqual(['1002'])
    expect(comparedBy(w)).toEqual([])
  })
})

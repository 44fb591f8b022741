// The behaviour of any store. A new one starts with this whole suite: storeTests(open).
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  add,
  change,
  one,
  put,
  type Row,
  remove,
  type Store,
  StoreConflict,
  type Write,
} from '../../src/store/store.ts'

export interface OpenStore {
  readonly store: Store
  /** Closes it and opens it again; absent where nothing outlives the process. */
  readonly reopen?: () => Promise<Store>
  readonly clear?: () => Promise<void>
}

export const skip = (record: string, more: Partial<Row<'skips'>> = {}): Row<'skips'> => ({
  connection_id: 'rivera',
  code: 'S_TEST',
  entity: 'Invoice',
  record,
  label: null,
  reason: 'because',
  run_id: null,
  first_at: 1,
  last_at: 1,
  count: 1,
  ...more,
})

const cursor = (entity: string, position: unknown): Row<'cursors'> => ({
  connection_id: 'rivera',
  entity,
  position,
})

const exchange = (seq: number, summary: unknown): Row<'exchanges'> => ({
  connection_id: 'rivera',
  run_id: 1,
  seq,
  sent_at: 0,
  answered_at: null,
  request: 'Grüße ☂ \u0000 \r\n',
  answer_bytes: null,
  hresult: null,
  message: null,
  summary,
})

export function storeTests(open: () => Promise<OpenStore>): void {
  let opened: OpenStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(async () => {
    await store.close()
    await opened.clear?.()
  })
  const records = async (where: Parameters<typeof store.select<'skips'>>[1] = {}) =>
    (await store.select('skips', where, { order: [['record', 'asc']] })).map((row) => row.record)
  const fill = () =>
    store.commit([
      add('skips', skip('a', { count: 3, run_id: 1 })),
      add('skips', skip('b', { count: 1, label: '1002' })),
      add('skips', skip('c', { count: 3, run_id: 2, connection_id: 'other' })),
    ])

  describe('select', () => {
    beforeEach(fill)

    test('a commit that need not be flushed is there all the same, also for who opens it anew', async () => {
      const names = ['flush-a', 'flush-b', 'flush-c']
      await store.commit([put('cursors', cursor('flush-a', 1))], { flush: false })
      expect(await store.count('cursors', { entity: 'flush-a' })).toBe(1)
      await store.commit([put('cursors', cursor('flush-b', 1))])
      await store.commit([put('cursors', cursor('flush-c', 1))], { flush: false })
      const again = opened.reopen ? await opened.reopen() : store
      const found = await again.select('cursors', { entity: { in: names } })
      expect(found.map((row) => row.entity).sort()).toEqual(names)
    })

    test('without a condition gives every row, whole', async () => {
      expect(await records()).toEqual(['a', 'b', 'c'])
      expect(await one(store, 'skips', { record: 'b' })).toEqual(skip('b', { label: '1002' }))
    })

    test('compares text and numbers, and joins conditions with and', async () => {
      expect(await records({ count: 3 })).toEqual(['a', 'c'])
      expect(await records({ count: 3, connection_id: 'other' })).toEqual(['c'])
      expect(await records({ record: 'A' })).toEqual([])
    })

    test('null finds what is empty, and only that', async () => {
      expect(await records({ run_id: null })).toEqual(['b'])
      expect(await records({ label: null })).toEqual(['a', 'c'])
    })

    test('in finds any of the values, of either type; an empty list finds nothing', async () => {
      expect(await records({ record: { in: ['c', 'a', 'zz'] } })).toEqual(['a', 'c'])
      expect(await records({ run_id: { in: [2, 7] } })).toEqual(['c'])
      expect(await records({ record: { in: [] } })).toEqual([])
    })

    test('same finds what holds the same JSON as was read', async () => {
      const position = { at: 'Grüße \u0000', n: [1, 2] }
      await store.commit([put('cursors', cursor('Invoice', position))])
      const read = (await one(store, 'cursors', { entity: 'Invoice' }))?.position
      const found = (same: unknown) => store.count('cursors', { position: { same } })
      expect([await found(read), await found({ ...position, n: [1] })]).toEqual([1, 0])
    })

    test('in takes more values than a statement takes parameters, and any characters', async () => {
      const many = Array.from({ length: 40_000 }, (_, i) => `r${i}`)
      await store.commit([add('skips', skip(`it's "€"`))])
      expect(await records({ record: { in: [...many, `it's "€"`, 'b'] } })).toEqual([
        'b',
        `it's "€"`,
      ])
    })

    test('order goes by several columns in both directions, and limit cuts after it', async () => {
      const order = [
        ['count', 'desc'],
        ['record', 'desc'],
      ] as const
      const all = await store.select('skips', {}, { order })
      expect(all.map((r) => r.record)).toEqual(['c', 'a', 'b'])
      const two = await store.select('skips', {}, { order, limit: 2 })
      expect(two.map((r) => r.record)).toEqual(['c', 'a'])
      expect(await store.select('skips', {}, { limit: 0 })).toEqual([])
    })

    test('a row that was handed out can be changed without changing the store', async () => {
      const row = await one(store, 'skips', { record: 'a' })
      if (row) row.count = 99
      expect((await one(store, 'skips', { record: 'a' }))?.count).toBe(3)
    })

    test('count counts what select gives', async () => {
      expect(await store.count('skips')).toBe(3)
      expect(await store.count('skips', { count: 3 })).toBe(2)
      expect(await store.count('skips', { run_id: null })).toBe(1)
    })

    test('a column that does not exist is our mistake, and is said', async () => {
      const where = { no_such: 1 } as never
      await expect(store.select('skips', where)).rejects.toThrow('no_such')
    })
  })

  describe('writes', () => {
    test('put inserts, and replaces the whole row of the same key', async () => {
      await store.commit([put('skips', skip('a', { label: 'old', count: 5 }))])
      await store.commit([put('skips', skip('a', { reason: 'new' })), put('skips', skip('b'))])
      expect(await store.select('skips', { record: 'a' })).toEqual([skip('a', { reason: 'new' })])
      expect(await store.count('skips')).toBe(2)
    })

    test('add refuses a key that is there, and leaves the row as it was', async () => {
      await store.commit([add('skips', skip('a'))])
      await expect(store.commit([add('skips', skip('a', { count: 9 }))])).rejects.toThrow(
        StoreConflict,
      )
      expect((await one(store, 'skips', { record: 'a' }))?.count).toBe(1)
    })

    test('change sets what is named on what matches, and null empties', async () => {
      await store.commit(['a', 'b'].map((r) => add('skips', skip(r, { label: 'x' }))))
      await store.commit([change('skips', { record: 'a' }, { label: null, count: 2 })])
      expect(await store.select('skips', {}, { order: [['record', 'asc']] })).toEqual([
        skip('a', { count: 2 }),
        skip('b', { label: 'x' }),
      ])
    })

    test('remove takes out what matches, and only that', async () => {
      await fill()
      await store.commit([remove('skips', { count: 3, connection_id: 'rivera' })])
      expect(await records()).toEqual(['b', 'c'])
      await store.commit([remove('skips', { record: { in: ['b', 'c'] } })])
      expect(await records()).toEqual([])
    })

    test('the writes of a batch are done in order', async () => {
      await store.commit([
        add('skips', skip('a')),
        change('skips', { record: 'a' }, { count: 2 }, 1),
        remove('skips', { record: 'a' }),
        add('skips', skip('a', { count: 7 })),
      ])
      expect((await one(store, 'skips', { record: 'a' }))?.count).toBe(7)
    })

    test('an empty batch does nothing', async () => {
      await store.commit([])
      expect(await store.count('skips')).toBe(0)
    })
  })

  describe('a conflict takes back the whole batch', () => {
    beforeEach(async () => {
      await fill()
      await store.commit([add('skips', skip('d'))])
    })
    const conflicts: [string, Write][] = [
      ['add of a key that is there', add('skips', skip('a'))],
      ['expect 1 where none match', change('skips', { record: 'zz' }, { count: 9 }, 1)],
      ['expect 1 where two match', change('skips', { count: 3 }, { count: 9 }, 1)],
      ['expect 0 where one matches', change('skips', { record: 'b' }, { count: 9 }, 0)],
    ]
    test.each(conflicts)('%s', async (_, conflict) => {
      const before = await store.select('skips', {}, { order: [['record', 'asc']] })
      const batch = [
        put('skips', skip('new')),
        change('skips', { record: 'b' }, { reason: 'changed' }),
        remove('skips', { record: 'd' }),
        conflict,
        put('skips', skip('after')),
      ]
      await expect(store.commit(batch)).rejects.toThrow(StoreConflict)
      expect(await store.select('skips', {}, { order: [['record', 'asc']] })).toEqual(before)
    })

    test('the same batch without the conflict goes through', async () => {
      await store.commit([
        put('skips', skip('new')),
        change('skips', { count: 3 }, { count: 9 }, 2),
        remove('skips', { record: 'd' }),
      ])
      expect(await records()).toEqual(['a', 'b', 'c', 'new'])
    })

    test('a write that cannot be stored takes back the batch as well', async () => {
      const broken = { ...skip('broken'), reason: null as unknown as string }
      await expect(
        store.commit([put('skips', skip('new')), put('skips', broken)]),
      ).rejects.toThrow()
      expect(await records()).toEqual(['a', 'b', 'c', 'd'])
    })
  })

  describe('values', () => {
    const positions: unknown[] = [
      { since: '2026-04-01T09:00:00', history: { before: '2025-04-01', months: 2, done: false } },
      ['a', { b: [] }],
      'only text: {"not": "parsed twice"}',
      12.5,
      true,
      {},
      'Grüße ☂ \u2028 \u0000',
    ]
    test.each(positions)('JSON comes back as it was: %j', async (position) => {
      await store.commit([put('cursors', cursor('Invoice', position))])
      expect((await one(store, 'cursors', { entity: 'Invoice' }))?.position).toEqual(position)
      const next = { was: position }
      await store.commit([change('cursors', { entity: 'Invoice' }, { position: next })])
      expect((await one(store, 'cursors', { entity: 'Invoice' }))?.position).toEqual(next)
    })

    test('text keeps every character, integers stay exact', async () => {
      const row = { ...exchange(1, null), sent_at: Number.MAX_SAFE_INTEGER, summary: [] }
      await store.commit([put('exchanges', row)])
      expect(await store.select('exchanges')).toEqual([row])
    })
  })

  test('two batches at once: both are done, one after the other', async () => {
    const step = async (name: string) => {
      await store.commit([put('skips', skip(name)), put('cursors', cursor(name, { by: name }))])
    }
    await Promise.all(['a', 'b', 'c'].map(step))
    expect([await store.count('skips'), await store.count('cursors')]).toEqual([3, 3])
  })

  test('what was committed is there after closing and opening again', async ({ skip: pass }) => {
    if (!opened.reopen) return pass('nothing of this store outlives the process')
    await fill()
    await store.commit([put('cursors', cursor('Invoice', { since: 'x' }))])
    await expect(store.commit([add('skips', skip('a'))])).rejects.toThrow(StoreConflict)
    store = await opened.reopen()
    expect(await records()).toEqual(['a', 'b', 'c'])
    expect(await store.select('cursors')).toEqual([cursor('Invoice', { since: 'x' })])
  })
}

// Answers longer than a piece: the same comes of them as of short ones, also where the process dies in between.
import { describe, expect, test } from 'vitest'
import { makeWorld, type World } from '../world.ts'

const shown = (w: World) => [
  w
    .rows<object>('select * from invoices order by id')
    .map((row) => ({ ...row, synced_at: '', sync_version: 0 })),
  w.rows('select count(*) n, sum(amount) from invoice_lines'),
  w.rows('select count(*) n, min(name), max(name) from customers'),
]
const inPieces = { pageSize: 200, pieceRecords: 2 }

describe('an answer of several pieces', () => {
  test('comes to the same rows as one that is taken whole', async () => {
    const [pieces, whole] = [await makeWorld(inPieces), await makeWorld({ pageSize: 200 })]
    try {
      for (const w of [pieces, whole]) expect((await w.run()).outcome).toBe('success')
      expect(shown(pieces)).toEqual(shown(whole))
      // Every piece is a commit of its own.
      expect(pieces.commits.length).toBeGreaterThan(whole.commits.length)
      expect(pieces.calls.length).toBe(whole.calls.length)
    } finally {
      await pieces.close()
      await whole.close()
    }
  })

  test('of which only some were stored when the process died is read again, none of it twice', async () => {
    const undisturbed = await makeWorld(inPieces)
    await undisturbed.run()
    const wanted = shown(undisturbed)
    const commits = undisturbed.commits.length
    await undisturbed.close()
    // Those in the middle of the pieces, and the last.
    for (const nth of [13, 16, 19, commits]) {
      const w = await makeWorld(inPieces)
      try {
        w.breakCommit(nth)
        await w.run().catch(() => undefined)
        w.breakCommit(0)
        expect((await w.tick(30)).outcome).toBe('success')
        expect(shown(w), `death before commit ${nth}`).toEqual(wanted)
      } finally {
        await w.close()
      }
    }
  })
})

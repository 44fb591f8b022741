import { describe, expect, test } from 'vitest'
import { pieceRecords, piecesOf } from '../../src/qbwc/pieces.ts'
import type { Operation, Outcome, RemoteRecord } from '../../src/sync/ports.ts'

type Pull = Extract<Operation, { op: 'pull' }>
type Records = Extract<Outcome, { kind: 'records' }>
const pull = (more: Partial<Pull> = {}): Pull => ({
  op: 'pull',
  entity: 'Invoice',
  limit: 10,
  ...more,
})
const records = (count: number, more: Partial<Records> = {}): Records => ({
  kind: 'records',
  records: Array.from({ length: count }, (_, n) => ({ id: String(n) }) as RemoteRecord),
  ...more,
})
const countsOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((o) => (o.kind === 'records' ? o.records.length : o.kind))

describe('pieces of an answer', () => {
  test.each([
    [0, [], 0],
    [pieceRecords, [], pieceRecords],
    [pieceRecords + 1, [pieceRecords], 1],
    [2 * pieceRecords, [pieceRecords], pieceRecords],
    [3 * pieceRecords - 1, [pieceRecords, pieceRecords], pieceRecords - 1],
  ])('%i records', (count, before, last) => {
    const whole = records(count, { next: 'page 2', remaining: 7 })
    const cut = piecesOf([pull()], [whole])
    expect(countsOf(cut.before.map((p) => p.outcome))).toEqual(before)
    expect(countsOf(cut.last)).toEqual([last])
    // Nothing is left out, comes twice, or changes its place; the end of the page stands at the end.
    const all = [...cut.before.map((p) => p.outcome), ...cut.last] as Records[]
    expect(all.flatMap((o) => o.records)).toEqual(whole.records)
    expect(all.at(-1)).toMatchObject({ next: 'page 2', remaining: 7 })
    for (const [i, piece] of cut.before.entries()) {
      const left = 7 + count - (i + 1) * pieceRecords
      expect(piece.outcome).toMatchObject({ next: expect.any(String), remaining: left })
    }
  })

  test('the last page ends with its last piece, and not before', () => {
    const { before, last } = piecesOf([pull()], [records(pieceRecords + 1)])
    expect(before.map((p) => 'next' in p.outcome)).toEqual([true])
    expect(last.map((o) => 'next' in o)).toEqual([false])
  })

  test.each<[string, Operation, Outcome]>([
    ['records asked for by id', pull({ ids: ['1'] }), records(pieceRecords + 1)],
    ['a refusal', pull(), { kind: 'removed' }],
  ])('%s stay whole', (_what, operation, outcome) => {
    expect(piecesOf([operation], [outcome])).toEqual({ before: [], last: [outcome] })
  })

  test('what stands before it in the answer is accepted before it', () => {
    const many = records(pieceRecords + 1)
    const operations = [pull({ entity: 'Customer' }), pull()]
    expect(piecesOf(operations, [records(1), many]).before).toEqual([])
    expect(piecesOf(operations, [records(0), many]).before).toHaveLength(1)
    expect(piecesOf(operations, [many, many]).before.map((p) => p.operation)).toEqual([
      operations[0],
    ])
  })
})

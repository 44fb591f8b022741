// Answers of the user's API to the http backend, whatever they are: used, or one clear error.

import { openHttpBackend } from '../../src/backend/http.ts'
import { AnswerTooLong, type ApiAnswer } from '../../src/backend/http-call.ts'
import { virtualEnv } from '../../src/env.ts'
import { QbsyncError } from '../../src/errors.ts'
import { entities } from '../../src/schema/entities.ts'
import type { BackendChange } from '../../src/sync/ports.ts'
import { below, damaged, pick, type Random } from './damage.ts'
import { demandNoInside, target, Violation } from './target.ts'
import { damagedJson } from './values.ts'

const page = {
  changes: [
    {
      entity: 'Customer',
      id: 'c1',
      what: 'changed',
      row: { name: 'Birch Cafe', balance: '0.00', lines: 3, note: null },
      record: { Name: 'Birch Cafe', BillAddress: { City: 'Salem' }, DataExtRet: [{ A: 'b' }] },
    },
    {
      entity: 'Invoice',
      id: 'i1',
      what: 'created',
      row: { number: '1002', total: '12.50' },
      lines: [{ position: 1, amount: '12.50' }],
    },
    { entity: 'ReceivePayment', id: 'p1', what: 'deleted' },
  ],
  mark: '17',
  more: false,
}
const taken = { refused: [{ index: 1, code: 'E1', message: 'not wanted' }] }
const refusal = { error: { code: 'CLOSED', message: 'the books are closed' } }

const statuses = [200, 200, 200, 200, 201, 204, 301, 400, 401, 404, 409, 413, 422, 429, 500, 503, 0]
const types = ['application/json', 'application/json; charset=utf-8', 'text/html', '', 'json\u0000']
const later = [
  undefined,
  undefined,
  '0',
  '5',
  '-5',
  '1e9',
  '99999999999',
  'Fri, 01 Jan 2100',
  'soon',
]

const changes: BackendChange[] = ['1', '2', '3'].map((id) => ({
  kind: 'report',
  entity: 'ReceivePayment',
  id,
  state: 'booked',
}))

interface Case {
  readonly asks: 'changes' | 'apply'
  /** One after another; the last again and again. */
  readonly answers: readonly (ApiAnswer | 'too long' | 'broken')[]
}

function answer(asks: Case['asks'], random: Random): Case['answers'][number] {
  const how = random()
  if (how < 0.02) return 'too long'
  if (how < 0.05) return 'broken'
  const value = random() < 0.1 ? refusal : asks === 'changes' ? page : taken
  const json = random() < 0.2 ? JSON.stringify(value) : damagedJson(value, random)
  const text = random() < 0.8 ? json : damaged(Buffer.from(json), random, 500).toString('utf8')
  const status = random() < 0.7 ? 200 : pick(random, statuses)
  const type = random() < 0.8 ? 'application/json' : pick(random, types)
  return { status, type, retryAfter: pick(random, later), text }
}

const known = new Set(entities.map((e) => e.name))

export const http = target<Case>({
  name: 'http',
  says: "answers of the user's API to the http backend",
  share: 250_000,
  sample: 1_000,
  longestMs: 250,
  open() {
    const env = virtualEnv({ now: Date.UTC(2026, 3, 1), seed: 1 })
    let answers: Case['answers'] = []
    const caller = {
      async call(): Promise<ApiAnswer> {
        const next = answers.length > 1 ? (answers[0] as ApiAnswer) : answers[0]
        if (answers.length > 1) answers = answers.slice(1)
        if (next === 'too long') throw new AnswerTooLong('the answer is longer than we read')
        if (next === 'broken' || next === undefined) throw new Error('socket hang up (ECONNRESET)')
        return next
      },
      close: () => undefined,
    }
    const backend = openHttpBackend({
      url: 'https://api.example',
      key: 'k'.repeat(32),
      env,
      caller,
    })
    let spent = 0
    async function ask(one: Case): Promise<string> {
      answers = one.answers
      const began = env.now()
      try {
        if (one.asks === 'apply') {
          const context = { resolve: () => undefined, at: env.now(), step: 's' }
          const refused = await backend.apply('c', changes, context)
          if (refused.some((r) => !changes[r.index])) throw new Violation('a refusal of nothing')
          return 'taken'
        }
        const got = await backend.changes('c', '16', 100)
        for (const change of got.changes) {
          if (!known.has(change.entity)) throw new Violation(`a change of ${change.entity}`)
          for (const cell of Object.values(change.row ?? {}))
            if (cell !== null && typeof cell === 'object') throw new Violation('a cell is no text')
        }
        return 'used'
      } catch (error) {
        if (!(error instanceof QbsyncError) || error.code !== 'E_BACKEND') throw error
        demandNoInside(error.message, 'the error')
        if (error.message.length > 2_000) throw new Violation('the error has no end')
        return 'refused'
      } finally {
        spent = env.now() - began
      }
    }
    return {
      make(random) {
        const asks = random() < 0.7 ? 'changes' : 'apply'
        return {
          asks,
          answers: Array.from({ length: 1 + below(random, 3) }, () => answer(asks, random)),
        }
      },
      async run(one) {
        const word = await ask(one)
        // All attempts together take what they may.
        if (spent > 30_000) throw new Violation(`it took ${spent} ms`)
        return word
      },
      close: () => backend.close(),
    }
  },
})

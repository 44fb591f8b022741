// docs/backend-api.yaml is held to its word: every call that the client makes and the reference server answers is
// checked against it, address, headers and bodies; and what it describes is what the code knows.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { apiAnswerBytes, apiWaitMs, batchChanges } from '../../src/limits.ts'
import {
  apiVersion,
  platformEvents,
  reportStates,
  timestampTolerance,
} from '../../src/schema/backend-api.ts'
import { entities } from '../../src/schema/entities.ts'
import { platformFaults } from '../../src/sim/platform-faults.ts'
import type { PlatformCall } from '../../src/sim/platform-server.ts'
import { invoice, type OpenedHttp, openHttp, put, record } from './rows.ts'

const text = readFileSync(new URL('../../docs/backend-api.yaml', import.meta.url), 'utf8')

interface Schema {
  readonly [key: string]: unknown
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}
interface Content {
  readonly content: { readonly 'application/json': { readonly schema: Schema } }
}
interface Operation {
  readonly parameters: readonly { $ref?: string }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, { $ref?: string }>>
}
const document = parse(text) as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** The part of the document that a reference names. */
function at<T>(part: { $ref?: string }): T {
  if (part.$ref === undefined) return part as T
  const names = part.$ref.replace('#/', '').split('/')
  const found = names.reduce<unknown>((o, n) => (o as Record<string, unknown>)[n], document)
  if (found === undefined) throw new Error(`${part.$ref} leads nowhere`)
  return found as T
}

/** JSON Schema of the document as a check that says what is wrong. */
function checkOf(schema: Schema): (value: unknown) => string[] {
  const local = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/'))
  const whole = { ...(local(schema) as object), $defs: local(document.components.schemas) }
  const check = z.fromJSONSchema(whole as never)
  return (value) => {
    const { error } = check.safeParse(value)
    return (error?.issues ?? []).map((i) => `${i.path.join('.')}: ${i.message}`)
  }
}
const checks = new Map<Schema, (value: unknown) => string[]>()
function wrongIn(schema: Schema, value: unknown): string[] {
  let check = checks.get(schema)
  if (!check) checks.set(schema, (check = checkOf(schema)))
  return check(value)
}

/** What of a call the document does not allow. */
function differences(call: PlatformCall): string[] {
  const url = new URL(call.target, 'http://localhost')
  const path = url.pathname.replace(/^\/connections\/[^/]+\//, '/connections/{connection}/')
  const operation = document.paths[path]?.[call.method.toLowerCase()]
  if (!operation) return [`${call.method} ${path} is not described`]
  const parameters = operation.parameters.map((p) => at<Parameter>(p))
  const query = [...url.searchParams.keys()].filter(
    (name) => !parameters.some((p) => p.in === 'query' && p.name === name),
  )
  const ours = Object.keys(call.headers).filter(
    (name) =>
      /^(qbsync|idempotency|content-digest)/.test(name) &&
      !parameters.some((p) => p.in === 'header' && p.name.toLowerCase() === name),
  )
  const values = parameters.flatMap((p) => {
    const value =
      p.in === 'query'
        ? (url.searchParams.get(p.name) ?? undefined)
        : p.in === 'header'
          ? call.headers[p.name.toLowerCase()]
          : decodeURIComponent(url.pathname.split('/')[2] ?? '')
    if (value === undefined) return p.required ? [`${p.name} is missing`] : []
    const typed = p.schema['type'] === 'integer' ? Number(value) : value
    return wrongIn(p.schema, typed).map((w) => `${p.name}${w}`)
  })
  const body = operation.requestBody
    ? wrongIn(operation.requestBody.content['application/json'].schema, JSON.parse(call.body))
    : call.body === ''
      ? []
      : ['a body that is not described']
  const extra = [...query, ...ours].map((name) => `${name} is not described`)
  return [...extra, ...values, ...body, ...answerDifferences(operation, call)]
}

function answerDifferences(operation: Operation, call: PlatformCall): string[] {
  if (call.status === undefined) return []
  const response = operation.responses[String(call.status)]
  if (!response) return [`status ${call.status} is not described`]
  const { schema } = at<Content>(response).content['application/json']
  return wrongIn(schema, call.answer).map((w) => `answer ${w}`)
}

let o: OpenedHttp
beforeAll(async () => {
  o = await openHttp()
})
afterAll(() => o.close())

describe('what goes over the wire is what the document says', () => {
  test('records of every kind, reports, archives, refusals, pages of changes, faults', async () => {
    await o.apply(entities.map((e) => put(e.name, record(e.name, `Q-${e.name}`, {}))))
    await o.apply([
      put('p-1002', invoice('1002')),
      put('x', invoice('1'), { archived: 'inactive' }),
    ])
    await o.apply([{ kind: 'archive', entity: 'Invoice', id: 'x', reason: 'deleted' }])
    const states = [...reportStates]
    const report = { kind: 'report', entity: 'ReceivePayment', id: 'p' } as const
    await o.apply(states.map((state) => ({ ...report, state, problem: 'E_OVERPAYMENT' })))
    await o.apply([{ ...report, state: 'booked', quickbooksId: 'Q-1' }])
    o.platform.refuse = () => ({ code: 'no', message: 'not this one' })
    await expect(o.apply([{ ...report, state: 'booked' }])).rejects.toThrow()
    o.platform.refuse = () => undefined
    await o.insert('payments', { invoice_number: '1002', amount: '12.50' })
    await o.insert('payments', { id: 'gone', amount: 12.5 })
    await o.remove('payments', 'gone')
    await o.update('invoices', 'p-1002', { memo: 'x' })
    let mark: string | undefined
    for (let more = true; more; ) ({ mark, more } = await o.backend.changes('rivera', mark, 1))
    await o.backend.changes('another one', undefined, 1000)
    o.server.failRate = 0.5
    for (let i = 0; i < 8; i++) await o.apply([put('p-1002', invoice('1002', {}, `${i}`))])
    o.server.failRate = 0
    expect(o.calls.flatMap((call) => differences(call))).toEqual([])
    expect(o.calls.length).toBeGreaterThan(25)
    const struck = new Set(o.calls.flatMap((c) => c.fault ?? []))
    expect(struck.size).toBeGreaterThan(3)
  })

  test('refusals of the server too', async () => {
    const url = `${o.server.url}/connections/rivera`
    const before = o.calls.length
    await fetch(`${url}/batches`, { method: 'POST', body: '{}' })
    await fetch(`${url}/changes?limit=5`)
    const answers = o.calls.slice(before)
    expect(answers.map((c) => c.status)).toEqual([401, 401])
    for (const call of answers) {
      const operation = Object.values(document.paths).flatMap((p) => Object.values(p))[0]
      expect(operation && answerDifferences(operation, call)).toEqual([])
    }
  })

  test('a call that it does not describe is found', () => {
    const [good] = o.calls.filter((c) => c.method === 'POST')
    if (!good) throw new Error('no call')
    const without = JSON.parse(good.body) as Record<string, unknown>
    const bad: [string, PlatformCall][] = [
      ['an address', { ...good, target: '/elsewhere' }],
      ['a header', { ...good, headers: { ...good.headers, 'qbsync-colour': 'blue' } }],
      ['a missing header', { ...good, headers: {} }],
      ['a field', { ...good, body: JSON.stringify({ ...without, extra: 1 }) }],
      ['a missing field', { ...good, body: JSON.stringify({ ...without, at: undefined }) }],
      ['a status', { ...good, status: 418 }],
      ['an answer', { ...good, answer: { refused: [{ index: 'one' }] } }],
    ]
    expect(bad.filter(([, call]) => differences(call).length === 0).map(([n]) => n)).toEqual([])
  })
})

describe('the document', () => {
  test('is OpenAPI 3.1, and its references lead somewhere', () => {
    expect(document.openapi).toBe('3.1.0')
    const refs = [...text.matchAll(/\$ref: '([^']+)'/g)].map((m) => m[1] ?? '')
    expect(refs.length).toBeGreaterThan(15)
    for (const $ref of refs) expect(at({ $ref })).toBeDefined()
  })

  test('names the words and bounds of the code', () => {
    const { Report, PlatformChange, Batch } = document.components.schemas as Record<
      string,
      { properties: Record<string, { enum?: string[]; maxItems?: number }> }
    >
    expect(Report?.properties['state']?.enum).toEqual([...reportStates])
    expect(PlatformChange?.properties['what']?.enum).toEqual([...platformEvents])
    expect(Batch?.properties['changes']?.maxItems).toBe(batchChanges)
    expect(text).toContain(`const: '${apiVersion}'`)
    expect(text).toContain(`more than ${timestampTolerance} seconds`)
    expect(text).toContain(`for ${apiWaitMs / 1000} seconds`)
    expect(text).toContain(`${apiAnswerBytes / 1024 / 1024} MiB`)
  })

  test('the command names every fault', async () => {
    const { default: command } = await import('../../src/commands/sim/platform.ts')
    expect(command.flags.fault.options).toEqual(platformFaults.map((f) => f.name))
  })
})

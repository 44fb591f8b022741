// The control API of sim start: every address, its bodies, names and queries. A call is answered by what its table
// says or by one error, and one that was refused has changed nothing of the company.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { virtualEnv } from '../../src/env.ts'
import type { JsonRoute, Route } from '../../src/sim/http/route.ts'
import { routes } from '../../src/sim/http/routes.ts'
import { makeApp } from '../../src/sim/http/server.ts'
import { openSimulator } from '../../src/sim/http/simulator.ts'
import { fixture as qwcFixture } from '../qbwc/fixtures.ts'
import { fixture, fixtures } from '../qbxml/support.ts'
import { below, damaged, pick, type Random } from './damage.ts'
import { type Injected, inject } from './inject.ts'
import { demandNoInside, target, Violation } from './target.ts'
import { damagedJson, oddTexts } from './values.ts'

/** No host but this one is ever called, and nothing answers there. */
const qwc = qwcFixture('example.qwc')
  .toString()
  .replace(/(<(AppURL|AppSupport|CertURL)>)[^<]*/g, '$1http://localhost:9/x')
/** These call out, or may take as long as they are told: fuzzed with what they refuse. */
const active = /\/update|\/run-for|\/applications$|^\/reset$/

const words = ['default', 'rivera', 'one', 'invoices', 'customers', '1002', 'snap', 'Birch Cafe']
const requestTexts = fixtures.filter((name) => name.includes('request')).map(fixture)

const simple: Readonly<Record<string, unknown>> = {
  string: 'one',
  integer: 1,
  number: 1,
  boolean: true,
  array: ['one'],
  object: {},
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
}

/** A body of the shape, more or less. */
function likely(schema: Schema, random: Random): unknown {
  if (schema.enum) return pick(random, schema.enum)
  if (schema.anyOf) return likely(pick(random, schema.anyOf), random)
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(() => random() < 0.7)
        .map(([name, inner]) => [name, name === 'qwc' ? qwc : likely(inner, random)]),
    )
  if (schema.type === 'string')
    return pick(random, [...words, 'drop-before:sendRequestXML', '5m', '2026-04-01'])
  return simple[schema.type ?? 'string']
}

const segment = (random: Random): string => {
  const text = pick(random, random() < 0.7 ? words : oddTexts).slice(0, 2_000)
  try {
    return random() < 0.9 ? encodeURIComponent(text) : '%E0%A4%A'
  } catch {
    return '%00'
  }
}

function addressOf(row: Route, random: Random): string {
  const path = row.path.replace(/\{\w+\}/g, () => segment(random))
  if (random() < 0.8) return path
  const names = [...Object.keys(row.query ?? {}), '__proto__', 'constructor', 'x[y]']
  return `${path}?${pick(random, names)}=${segment(random)}&${pick(random, names)}=${segment(random)}`
}

function bodyOf(row: Route, schema: Schema | undefined, random: Random): Buffer {
  if (row.takes === 'text') {
    const text = Buffer.from(pick(random, requestTexts))
    return random() < 0.5 ? damaged(text, random, 100) : text
  }
  if (!schema) return Buffer.from(random() < 0.9 ? '' : '{}')
  if (active.test(row.path)) {
    const refused = [
      '{',
      '[]',
      '{"qwc":1}',
      '{"seconds":"x"}',
      '{"__proto__":1,"x":{}}',
      '"x"',
      '{"seed":-1}',
    ]
    return Buffer.from(pick(random, refused))
  }
  const value = likely(schema, random)
  const how = random()
  if (how < 0.4) return Buffer.from(JSON.stringify(value))
  const json = Buffer.from(damagedJson(value, random))
  return how < 0.9 ? json : damaged(json, random, 500)
}

interface Call extends Injected {
  /** Whether the company is compared before and after. */
  readonly isCompared: boolean
}

export const control = target<Call>({
  name: 'control',
  says: 'the control API of sim start',
  share: 30_000,
  sample: 300,
  longestMs: 2_000,
  round: 1_000,
  open() {
    const env = virtualEnv({ now: Date.UTC(2026, 3, 1, 14), seed: 1 })
    const simulator = openSimulator({ profile: 'rivera' }, env)
    const app = makeApp(simulator, { host: '127.0.0.1' })
    const schemas = new Map<Route, Schema>()
    for (const row of routes) {
      const shape = row.takes === 'text' ? undefined : (row as JsonRoute).takes
      if (shape) schemas.set(row, z.toJSONSchema(shape, { io: 'input' }) as Schema)
    }
    const usual = routes.filter((row) => !(active.test(row.path) && !schemas.has(row)))
    const digest = () => createHash('sha1').update(simulator.company.db.serialize()).digest('hex')
    return {
      make(random) {
        const row = pick(random, usual)
        const headers: Record<string, string> = { host: 'localhost:8422' }
        if (random() < 0.02)
          headers['host'] = pick(random, ['evil.example', '', '127.0.0.1.evil.example'])
        if (random() < 0.02) headers['origin'] = 'https://evil.example'
        if (random() < 0.1)
          headers['x-qb-session'] = pick(random, oddTexts).replace(/[^\x20-\x7e]/g, '')
        const body = bodyOf(row, schemas.get(row), random)
        const method =
          random() < 0.97 ? row.method.toUpperCase() : pick(random, ['GET', 'POST', 'PATCH'])
        if (body.length > 0) headers['content-length'] = String(body.length)
        const breaks = random() < 0.01 ? { breaksAt: below(random, body.length) } : {}
        const url = addressOf(row, random)
        return { method, url, headers, body, ...breaks, isCompared: random() < 0.2 }
      },
      async run(call) {
        const before = call.isCompared ? digest() : ''
        const reply = await inject((request, response) => {
          app(request, response)
        }, call)
        if (!reply) return 'broken off'
        const { status, head, body } = reply
        if (status >= 400) demandNoInside(body, 'the error')
        if (/^set-cookie/im.test(head)) throw new Violation(`the head carries ${head}`)
        if (status >= 500 || status === 0)
          throw new Violation(`status ${status}: ${body.slice(0, 500)}`)
        if (status >= 400 && call.isCompared && digest() !== before)
          throw new Violation(`${status}, and yet the company is another: ${body.slice(0, 300)}`)
        return status >= 400 ? 'refused' : 'answered'
      },
      close: () => simulator.close(),
    }
  },
})

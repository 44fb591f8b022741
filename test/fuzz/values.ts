// JSON and texts that are odd where a program may not expect it.
import { below, pick, type Random } from './damage.ts'

export const oddTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/dev/zero',
  'C:\\Books\\x.qbw',
  'a\u0000b',
  'line\r\nSet-Cookie: a=b',
  '\u001b[2J\u001b[31mred',
  '\u009b2J',
  '\u202egnp.exe',
  '2026-04-01T00:00:00.000Z  error  a made-up line',
  "'; drop table runs; --",
  '{{7*7}}<%= 7*7 %>',
  '%s%n%x',
  '<script>alert(1)</script>',
  ']]>',
  '&lt;',
  '\ud800',
  '日本語',
  'é'.repeat(300),
  'x'.repeat(5_000),
  '9'.repeat(400),
  '2026-13-45',
  '99999999999999999999.99',
]

const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.1,
  1e308,
  -1e308,
  9007199254740992,
  2 ** 31,
  [],
  {},
  [[]],
  [null],
  ...oddTexts,
]

const deep = (depth: number, isList: boolean): string =>
  isList
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** A value of its own, which may be changed afterwards. */
const odd = (random: Random): unknown => structuredClone(pick(random, oddValues))

type Json = unknown
/** Stands for text that JSON.stringify would not write; put in its place afterwards. */
const hole = '\u{f0000}hole'

function places(value: Json, at: (string | number)[] = [], out: (string | number)[][] = []) {
  out.push(at)
  if (Array.isArray(value)) for (const [i, v] of value.entries()) places(v, [...at, i], out)
  else if (typeof value === 'object' && value !== null)
    for (const [k, v] of Object.entries(value)) places(v, [...at, k], out)
  return out
}

const polluting = ['__proto__', 'constructor', 'prototype']

/** Text of the value with one to three things in it changed; mostly it is JSON still. */
export function damagedJson(value: Json, random: Random): string {
  let now = structuredClone(value)
  let filling = ''
  for (let n = 1 + below(random, 3); n > 0; n--) {
    const at = pick(random, places(now))
    const last = at.at(-1)
    const parent = at.slice(0, -1).reduce<Json>((v, k) => (v as Record<string, Json>)[k], now)
    const own = at.reduce<Json>((v, k) => (v as Record<string, Json>)[k], now)
    const put = (v: Json) => {
      if (last === undefined) now = v
      else define(parent, last, v)
    }
    const what = below(random, 8)
    if (what <= 2) put(odd(random))
    else if (what === 3 && last !== undefined && !Array.isArray(parent))
      delete (parent as Record<string, Json>)[last]
    else if (what === 4 && typeof own === 'object' && own !== null && !Array.isArray(own))
      define(
        own,
        pick(random, [...polluting, ...oddTexts]),
        random() < 0.2 ? { polluted: 1 } : odd(random),
      )
    else if (what === 5) put([own, structuredClone(own)])
    else if (what === 6 && below(random, 4) === 0) {
      put(hole)
      filling = deep(pick(random, [60, 70, 2_000, 50_000]), random() < 0.5)
    } else put({ [pick(random, oddTexts)]: own, constructor: { prototype: { polluted: 1 } } })
  }
  const text = JSON.stringify(now) ?? 'null'
  return filling === '' ? text : text.replace(JSON.stringify(hole), () => filling)
}

/** An own property of any name, `__proto__` too. */
function define(of: unknown, name: string | number, value: unknown): void {
  const how = { value, enumerable: true, configurable: true, writable: true }
  Object.defineProperty(of as object, name, how)
}

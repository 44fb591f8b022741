// Answers of the user's API: what they must look like, and what is wrong with them. Nothing of them is used before
// all of it has been looked at.
import {
  platformEvents,
  type WireBatchAnswer,
  type WireCell,
  type WireChanges,
  type WireRow,
} from '../schema/backend-api.ts'
import { entityNamed } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'

/** What is wrong with an answer; for people, at the front the path of the value. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer'
}

const longestText = 200
const longestMark = 1000

const refuse = (path: string, problem: string): never => {
  throw new BadAnswer(`${path} ${problem}`)
}

function objectAt(value: unknown, path: string): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : refuse(path, 'is no object')
}

const listIn = (value: unknown, path: string): unknown[] =>
  Array.isArray(value) ? value : refuse(path, 'is no list')

function textIn(value: unknown, path: string, longest: number): string {
  if (typeof value !== 'string' || value === '') return refuse(path, 'is no text')
  return value.length <= longest ? value : refuse(path, `is longer than ${longest} characters`)
}

/** `count` is how many changes the batch had. Throws BadAnswer. */
export function readBatchAnswer(json: unknown, count: number): WireBatchAnswer {
  const seen = new Set<number>()
  const refused = listIn(objectAt(json, 'the answer')['refused'], 'refused').map((item, i) => {
    const path = `refused[${i}]`
    const { index, code, message } = objectAt(item, path)
    if (!Number.isInteger(index) || Number(index) < 0 || Number(index) >= count)
      return refuse(`${path}.index`, `is no number from 0 to ${count - 1}`)
    if (seen.has(Number(index))) return refuse(`${path}.index`, 'comes twice')
    seen.add(Number(index))
    return {
      index: Number(index),
      code: textIn(code, `${path}.code`, longestText),
      message: textIn(message, `${path}.message`, 10 * longestText),
    }
  })
  return { refused }
}

/** Throws BadAnswer. */
export function readChanges(
  json: unknown,
  asked: { readonly since: string | undefined; readonly limit: number },
): WireChanges {
  const answer = objectAt(json, 'the answer')
  const list = listIn(answer['changes'], 'changes')
  const mark = textIn(answer['mark'], 'mark', longestMark)
  const { more } = answer
  if (typeof more !== 'boolean') return refuse('more', 'is neither true nor false')
  // Else we would ask for the same page for ever.
  if (more && mark === asked.since) return refuse('mark', 'stands still, although more is true')
  // A server may add rows that waited for something else to arrive, but not as many as it likes.
  if (list.length > 10 * asked.limit) return refuse('changes', `has ${list.length} entries`)
  return { changes: list.map((item, i) => readChange(item, `changes[${i}]`)), mark, more }
}

function readChange(item: unknown, path: string): WireChanges['changes'][number] {
  const { entity, id, what, row, lines, record } = objectAt(item, path)
  const name = textIn(entity, `${path}.entity`, longestText)
  if (!entityNamed(name)) return refuse(`${path}.entity`, `"${name}" is no kind of record`)
  const event = platformEvents.find((e) => e === what)
  if (!event) return refuse(`${path}.what`, `is none of ${platformEvents.join(', ')}`)
  const whole = { entity: name, id: textIn(id, `${path}.id`, longestText), what: event }
  if (event === 'deleted' || event === 'foreign') return whole
  return {
    ...whole,
    row: rowIn(row, `${path}.row`),
    ...(isGiven(lines)
      ? {
          lines: listIn(lines, `${path}.lines`).map((line, i) =>
            rowIn(line, `${path}.lines[${i}]`),
          ),
        }
      : {}),
    ...(isGiven(record) ? { record: recordIn(record, `${path}.record`) } : {}),
  }
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/**
 * A cell that is no cell is taken as its text: the rules of its column refuse that one record then, and the others of
 * the page go on.
 */
function rowIn(value: unknown, path: string): WireRow {
  const cells = Object.entries(objectAt(value, path))
  return Object.fromEntries(cells.map(([name, cell]) => [name, isCell(cell) ? cell : textOf(cell)]))
}

const isCell = (value: unknown): value is WireCell =>
  value === null || typeof value === 'string' || isNumber(value)

const textOf = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, longestText)

/** QuickBooks' records are a handful of levels deep. */
const deepest = 20

function recordIn(value: unknown, path: string, depth = 0): Fields {
  if (depth > deepest) return refuse(path, `is more than ${deepest} levels deep`)
  const one = (v: unknown, at: string) => (typeof v === 'string' ? v : recordIn(v, at, depth + 1))
  const fields = Object.entries(objectAt(value, path)).map(([name, v]) => {
    const at = `${path}.${name}`
    return [name, Array.isArray(v) ? v.map((item, i) => one(item, `${at}[${i}]`)) : one(v, at)]
  })
  return Object.fromEntries(fields) as Fields
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)

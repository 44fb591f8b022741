// Requests and their answers for people.
import { isSuccess } from '../../qbxml/message-set.ts'
import { entityByRet } from '../../schema/entities.ts'
import { type Entity, type Fields, textAt } from '../../schema/entity.ts'
import { statusRow } from '../../schema/status-codes.ts'
import { clean } from '../outside.ts'
import { facts, paint, table } from '../render.ts'
import type { Answered, AnswerView, RequestView } from './requests.ts'

/** What each state means to whoever asked. */
const states: Readonly<Record<string, (r: RequestView) => string>> = {
  waiting: (r) =>
    `It goes out with the next run of the Web Connector. Its answer: qbsync request show ${r.id}`,
  sent: () => 'It is with QuickBooks now.',
  'in doubt': () => 'Its answer was lost; the next run asks QuickBooks what became of it.',
  unproven: (r) =>
    `QuickBooks may have done it or not, and keeps no answer. Look there (a query), ask again if it is missing, and close this one: qbsync request cancel ${r.id}`,
  failed: (r) => `It failed: ${r.problem ?? 'no reason known'}.`,
  cancelled: () => 'It was given up.',
  done: () => '',
}

export function drawQueued(request: RequestView): string {
  const what = request.writes ? 'change' : 'request'
  return `Queued as ${what} ${request.id} for ${request.connection}, asked by ${clean(request.askedBy)}.\n${states[request.state]?.(request) ?? ''}`
}

export function drawRequests(requests: readonly RequestView[]): string {
  if (requests.length === 0)
    return 'Nobody has asked anything yet. Ask: qbsync request invoices --open'
  return table(
    ['request', 'connection', 'asked', 'by', 'what', 'state', 'run'],
    requests.map((r) => [
      r.id,
      r.connection,
      r.askedAt,
      r.askedBy,
      `${r.title}${r.writes ? ' (writes)' : ''}`,
      r.state,
      r.run,
    ]),
  )
}

export function drawAnswered(request: Answered): string {
  const head = facts([
    ['request', request.id],
    ['asked', `${request.askedAt} by ${request.askedBy}`],
    ['what', request.title],
    ['state', `${request.state}${request.run === null ? '' : `, run ${request.run}`}`],
    ['answered', request.answeredAt],
  ])
  const note = states[request.state]?.(request)
  return [head, ...(note ? [note] : []), ...request.answers.map(drawAnswer)].join('\n\n')
}

function drawAnswer(answer: AnswerView): string {
  const { code, message } = answer.status
  if (!isSuccess(code)) {
    const advice = statusRow(code)?.remedy
    return [
      `${answer.to}: ${paint.red(`refused (${code})`)} ${clean(message)}`,
      advice && `  ${advice}`,
    ]
      .filter(Boolean)
      .join('\n')
  }
  const [only, ...others] = answer.records
  if (!only) return `${answer.to}: nothing was found.`
  const counted = `${answer.to}: ${answer.records.length} record(s)${code === 0 ? '' : `, status ${code}: ${clean(message)}`}`
  if (others.length === 0) return `${counted}\n\n${drawFields(only.fields)}`
  const paths = columnsOf(only.kind, only.fields)
  const rows = answer.records.map((r) => paths.map((path) => textAt(r.fields, path)))
  return `${counted}\n\n${table(paths.map(shortPath), rows)}`
}

const shortPath = (path: string): string => path.replace(/Ref\.FullName$/, '')

/** What a person knows a record by, and its amounts; the rest is in --json and --xml. */
function columnsOf(kind: string, fields: Fields): string[] {
  const e = entityByRet(`${kind}Ret`)
  if (!e)
    return leaves(fields)
      .slice(0, 6)
      .map(([path]) => path)
  const amounts = e.columns.flatMap((c) =>
    c.type === 'amount' && typeof c.from === 'string' ? [c.from] : [],
  )
  return [
    ...new Set([
      e.labelField,
      ...partyOf(e),
      e.dateField ?? e.modifiedField,
      ...amounts.slice(0, 2),
      ...[e.openField, e.balanceField].filter((f) => f !== undefined),
      e.idField,
    ]),
  ]
}

const partyOf = (e: Entity): string[] => (e.partyField ? [`${e.partyField}.FullName`] : [])

/** One record: its leaves one under another, what is repeated as tables. */
function drawFields(fields: Fields): string {
  const repeated = Object.entries(fields).flatMap(([name, value]) => {
    const rows =
      Array.isArray(value) && name !== '@order' ? value.filter((v) => typeof v !== 'string') : []
    if (rows.length === 0) return []
    const paths = [...new Set(rows.flatMap((row) => leaves(row).map(([path]) => path)))].filter(
      isTold,
    )
    const cells = rows.map((row) => paths.map((path) => textAt(row, path)))
    return [`${paint.bold(name.replace(/Ret$/, ''))}\n${table(paths.map(shortPath), cells)}`]
  })
  return [facts(leaves(fields)), ...repeated].join('\n\n')
}

/** Ids of what is also named only fill the line. */
const isTold = (path: string): boolean => !/Ref\.ListID$/.test(path)

function leaves(fields: Fields, before = ''): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (name.startsWith('@') || value === undefined) return []
    if (typeof value === 'string') return [[before + name, value]]
    if (!Array.isArray(value)) return leaves(value, `${before}${name}.`)
    return value.every((v) => typeof v === 'string') ? [[before + name, value.join(', ')]] : []
  })
}

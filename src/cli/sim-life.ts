// The life of a company file: snapshots, differences, its clock.
import { QbsyncError } from '../errors.ts'
import { type ClockFace, type ClockWish, clockFace, turnClock } from '../sim/clock.ts'
import { openCompany } from '../sim/company.ts'
import { type Difference, diffCompanies, type FieldChange, type SameBy } from '../sim/diff.ts'
import { readSnapshot, writeSnapshot } from '../sim/snapshot.ts'
import type { Context } from './context.ts'
import { clean } from './outside.ts'
import { facts, paint, table } from './render.ts'
import { openNamed } from './sim.ts'

export async function takeSnapshot(
  context: Context,
  wish: { to: string; company?: string | undefined; force: boolean },
): Promise<{ company: string; snapshot: string }> {
  const company = await openNamed(context, wish.company)
  try {
    if (wish.to === company.file)
      throw new QbsyncError('E_USAGE', { detail: 'A snapshot needs another name than the company' })
    await writeSnapshot(company, wish.to, { force: wish.force })
    return { company: company.file, snapshot: wish.to }
  } finally {
    company.close()
  }
}

export async function restoreSnapshot(
  context: Context,
  wish: { from: string; company?: string | undefined },
): Promise<{ company: string; snapshot: string }> {
  const company = await openNamed(context, wish.company)
  try {
    await readSnapshot(company, wish.from, context.env)
    return { company: company.file, snapshot: wish.from }
  } finally {
    company.close()
  }
}

export function compareCompanies(
  context: Context,
  wish: { before: string; after: string; limit: number; by: SameBy },
): Difference {
  for (const file of [wish.before, wish.after]) context.files.add(file)
  const before = openCompany(wish.before, context.env)
  try {
    const after = openCompany(wish.after, context.env)
    try {
      return diffCompanies(before, after, wish.limit, wish.by)
    } finally {
      after.close()
    }
  } finally {
    before.close()
  }
}

const mark = { added: '+', removed: '-', changed: '~' }
const fieldsShown = 12

export function drawDifference(difference: Difference): string {
  if (difference.same) return 'Nothing differs.'
  const parts: string[] = []
  const lines: string[] = []
  for (const record of difference.records) {
    const head = `${mark[record.change]} ${record.kind} ${record.label} (${record.id})`
    const fields = record.change === 'changed' ? record.fields : []
    const more = fields.length - fieldsShown
    lines.push(
      paint.bold(clean(head)),
      ...fields.slice(0, fieldsShown).map(drawField),
      ...(more > 0 ? [`    and ${more} more fields`] : []),
    )
  }
  if (lines.length > 0) parts.push(lines.join('\n'))
  if (difference.left > 0) parts.push(`and ${difference.left} more records`)
  if (difference.facts.length > 0)
    parts.push([paint.bold('Company'), ...difference.facts.map(drawField)].join('\n'))
  const balances = difference.balances.map((b) => [b.account, b.name, b.before, b.after])
  if (balances.length > 0) parts.push(table(['account', 'name', 'before', 'after'], balances))
  const counts = Object.entries(difference.counts)
  if (counts.length > 0)
    parts.push(
      table(
        ['kind', 'added', 'removed', 'changed'],
        counts.map(([kind, c]) => [kind, c.added, c.removed, c.changed]),
      ),
    )
  return parts.join('\n\n')
}

const drawField = ({ field, before, after }: FieldChange): string =>
  clean(`    ${field}: ${before ?? '(none)'} → ${after ?? '(none)'}`)

export async function turn(
  context: Context,
  wish: ClockWish & { company?: string | undefined },
): Promise<ClockFace> {
  const company = await openNamed(context, wish.company)
  try {
    const { set, advance, stop, run, real } = wish
    const isQuestion = set === undefined && advance === undefined && !stop && !run && !real
    return isQuestion ? clockFace(company) : turnClock(company, { set, advance, stop, run, real })
  } finally {
    company.close()
  }
}

export const drawClock = (face: ClockFace): string =>
  facts([
    ['now', face.now],
    ['date', face.date],
    ['time zone', face.timeZone],
    ['runs', face.stands ? 'no, it stands still' : 'yes'],
    ['ahead of real time', face.ahead === 0 ? 'no' : spanText(face.ahead)],
  ])

/** 2592000 as "30d", in the words that --advance takes. */
function spanText(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const
  let left = Math.abs(seconds)
  const parts = units.map(([unit, length]) => {
    const count = Math.floor(left / length)
    left -= count * length
    return count === 0 ? '' : `${count}${unit}`
  })
  return `${seconds < 0 ? '-' : ''}${parts.join('')}`
}

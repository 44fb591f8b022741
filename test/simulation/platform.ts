// The platform: writes into the tables of the backend, as any program of the user may. Everything it makes has a label
// of its own that nobody changes, by which it is counted in QuickBooks.
import type Database from 'better-sqlite3'
import type { Luck } from './luck.ts'

type Values = Readonly<Record<string, string | number | null>>

interface Row {
  readonly id: string
  readonly number: string
  readonly [column: string]: string | null
}

export interface PlatformWorld {
  readonly db: Database.Database
  readonly luck: Luck
  readonly today: string
  /** Counts what has been made. */
  readonly count: number
  /** It takes back what it has just asked for, and asks again. */
  readonly isFickle: boolean
}

function insert(db: Database.Database, table: string, row: Values): void {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  db.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(Object.values(row))
}

/** A document and its lines, as the platform writes them: in one transaction. */
function write(db: Database.Database, table: string, row: Values, lines: readonly Values[]): void {
  db.transaction(() => {
    for (const [index, line] of lines.entries())
      insert(db, `${table.replace(/s$/, '')}_lines`, {
        parent_id: row['id'] ?? null,
        position: index + 1,
        ...line,
      })
    insert(db, table, row)
  })()
}

const rows = (db: Database.Database, sql: string): Row[] => db.prepare(sql).all() as Row[]

const mine = "id glob 'mine-*'"

const money = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

type Act = (world: PlatformWorld) => string

function setStatus(status: string): Act {
  return ({ db, luck, isFickle }) => {
    const all = rows(db, `select * from payments where ${mine} order by id`)
    // Whoever changes his mind asks again for what he took back.
    const back = all.filter((row) => row['status'] === 'cancelled' && status === 'processed')
    const row = luck.pick(isFickle && back.length > 0 ? back : all)
    db.prepare('update payments set status = ? where id = ?').run(status, row.id)
    return `${row.number} is ${status}`
  }
}

const payments: Readonly<Record<string, Act>> = {
  'takes money': ({ db, luck, today, count }) => {
    const all = rows(
      db,
      "select * from invoices where archived_at is null and coalesce(number, '') <> '' order by id",
    )
    const invoice = luck.pick(all)
    const open = Math.round(Number(invoice['balance'] ?? '0') * 100)
    const cents = luck.chance(0.2) ? luck.int(1, 50_000) : open > 0 ? luck.int(1, open) : 100
    const number = `pay-${count}`
    insert(db, 'payments', {
      id: `mine-${count}`,
      number,
      amount: money(cents),
      date: luck.chance(0.5) ? today : null,
      ...(luck.chance(0.5) ? { invoice_id: invoice.id } : { invoice_number: invoice.number }),
      status: luck.chance(0.9) ? 'processed' : 'pending',
    })
    return `${number}: ${money(cents)} for ${invoice.number}`
  },
  'takes money for an invoice nobody knows': ({ db, luck, count }) => {
    insert(db, 'payments', {
      id: `mine-${count}`,
      number: `pay-${count}`,
      amount: '12.50',
      invoice_number: `P${luck.int(1, 60)}`,
      status: 'processed',
    })
    return `pay-${count}`
  },
  'has a payment processed': setStatus('processed'),
  'has a payment failed': setStatus('failed'),
  'cancels a payment': setStatus('cancelled'),
  'touches a payment': ({ db, luck }) => {
    const row = luck.pick(rows(db, `select * from payments where ${mine} order by id`))
    db.prepare('update payments set memo = memo where id = ?').run(row.id)
    return row.number
  },
}

const lists: Readonly<Record<string, Act>> = {
  'adds a vendor': ({ db, luck, count }) => {
    const phone = `555-${luck.int(1000, 9999)}`
    insert(db, 'vendors', { id: `mine-${count}`, name: `PV-${count}`, phone })
    return `PV-${count}`
  },
  'adds a customer': ({ db, luck, count }) => {
    const phone = `555-${luck.int(1000, 9999)}`
    insert(db, 'customers', { id: `mine-${count}`, name: `PC-${count}`, phone })
    return `PC-${count}`
  },
  'changes a vendor': ({ db, luck }) => {
    const row = luck.pick(rows(db, 'select * from vendors where archived_at is null order by id'))
    db.prepare('update vendors set phone = ? where id = ?').run(
      `555-${luck.int(1000, 9999)}`,
      row.id,
    )
    return String(row['name'])
  },
  'changes a customer': ({ db, luck }) => {
    const row = luck.pick(rows(db, 'select * from customers where archived_at is null order by id'))
    db.prepare('update customers set phone = ? where id = ?').run(
      `555-${luck.int(1000, 9999)}`,
      row.id,
    )
    return String(row['name'])
  },
}

const payables: Readonly<Record<string, Act>> = {
  'enters a bill': ({ db, luck, today, count }) => {
    const vendor = luck.pick(
      rows(db, 'select * from vendors where archived_at is null order by id'),
    )
    const number = `B-${count}`
    const row = { id: `mine-${count}`, number, vendor_id: vendor.id, date: today }
    write(db, 'bills', row, [{ account: 'Materials', amount: money(luck.int(100, 9000)) }])
    return number
  },
  'pays a bill': ({ db, luck, today, count }) => {
    const bill = luck.pick(rows(db, `select * from bills where ${mine} order by id`))
    const line = db.prepare('select amount from bill_lines where parent_id = ?').get(bill.id) as {
      amount: string
    }
    const row = {
      id: `mine-${count}`,
      number: `BP-${count}`,
      vendor_id: bill['vendor_id'] ?? null,
      date: today,
      amount: line.amount,
    }
    write(db, 'bill_payments', row, [{ bill_id: bill.id, amount: line.amount }])
    return `${row.number} for ${bill.number}`
  },
  'writes an invoice': ({ db, luck, today, count }) => {
    const customer = luck.pick(
      rows(db, 'select * from customers where archived_at is null order by id'),
    )
    // Some numbers a person may have used as well.
    const number = luck.chance(0.8) ? `PI-${count}` : `P${luck.int(1, 60)}`
    const row = { id: `mine-${count}`, number, customer_id: customer.id, date: today }
    write(db, 'invoices', row, [
      { item: 'Labor', description: 'Work', quantity: '1', rate: money(luck.int(100, 9000)) },
    ])
    return number
  },
}

/** What is done often, and what seldom; 2 is usual. */
const weights: Readonly<Record<string, number>> = {
  'takes money': 9,
  'takes money for an invoice nobody knows': 1,
  'enters a bill': 5,
  'pays a bill': 4,
  'touches a payment': 1,
}

const fickle: ReadonlySet<string> = new Set(['cancels a payment', 'has a payment processed'])

const acts: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  'payments-desktop': payments,
  'invoicing-desktop': payments,
  // Nothing of it is ever sent.
  'data-sharing-desktop': {},
  'bill-pay-desktop': { ...payments, ...lists, ...payables },
}

/** The platform does something; undefined where there is nothing to do it to. */
export function actOfPlatform(profile: string, world: PlatformWorld): string | undefined {
  const known = acts[profile] ?? {}
  const weightOf = (act: string): number =>
    world.isFickle && fickle.has(act) ? 4 : (weights[act] ?? 2)
  const what = world.luck.weighed(
    Object.fromEntries(Object.keys(known).map((a) => [a, weightOf(a)])),
  )
  try {
    return `${what}: ${known[what]?.(world)}`
  } catch (error) {
    if (String(error).includes('nothing to pick')) return undefined
    throw error
  }
}

/** Payments by their numbers, whatever has become of them. */
export function setStatusOf(
  db: Database.Database,
  numbers: readonly string[],
  status: string,
): void {
  for (const number of numbers)
    db.prepare('update payments set status = ? where number = ?').run(status, number)
}

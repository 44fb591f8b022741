// Proof that the servers did the same work: the same rows in the same columns, ids and times of writing aside.
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

const own = new Set(['id', 'connection', 'synced_at', 'customer_id', 'parent_id', 'sync_version'])

function digest(file) {
  const db = new Database(file, { readonly: true })
  const names = (table) =>
    db
      .pragma(`table_info(${table})`)
      .map((c) => c.name)
      .filter((name) => !own.has(name))
  const hash = createHash('sha256')
  const take = (sql) => {
    for (const row of db.prepare(sql).raw().iterate()) hash.update(JSON.stringify(row))
  }
  take(`select ${names('invoices')}, customer_id is null from invoices order by quickbooks_id`)
  take(
    `select ${names('invoice_lines').map((n) => `l.${n}`)} from invoice_lines l join invoices i on i.id = l.parent_id order by i.quickbooks_id, l.position`,
  )
  db.close()
  return hash.digest('hex')
}

/** Throws unless all of these files hold the same invoices and lines. */
export function compareRows(files) {
  const digests = Object.entries(files).map(([name, file]) => [name, digest(file)])
  const [first] = digests
  for (const [name, found] of digests)
    if (found !== first[1]) throw new Error(`the rows of ${name} differ from those of ${first[0]}`)
}

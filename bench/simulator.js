// Workload "simulator": QuickBooks as it answers, text in and text out, from companies of 100 to 1,000,000 invoices:
// a page of 100 under every filter that an index serves, one invoice by its id, and InvoiceAdd with five lines.
// Also how long a company takes to make and to open, and what memory that needs.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './process.js'
import { qbsync } from './servers.js'
import { median, table, times } from './stats.js'

const seedNumber = 7
const library = new URL('../dist/index.js', import.meta.url)

const document = (requests) =>
  `<?xml version="1.0" encoding="utf-8"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq onError="stopOnError">${requests}</QBXMLMsgsRq></QBXML>`

/** Filters that give 100 invoices wherever the company is; `n` is any number, so that no two queries are the same. */
const filters = {
  none: () => '',
  'dates from a day on': (c, n) =>
    `<TxnDateRangeFilter><FromTxnDate>${c.dates[n % c.dates.length]}</FromTxnDate></TxnDateRangeFilter>`,
  'range of numbers': (c, n) => {
    const from = c.first + (n % Math.max(1, c.count - 120))
    return `<RefNumberRangeFilter><FromRefNumber>${from}</FromRefNumber><ToRefNumber>${from + 105}</ToRefNumber></RefNumberRangeFilter>`
  },
  '100 numbers': (c, n) =>
    Array.from(
      { length: 100 },
      (_, i) => `<RefNumber>${c.numbers[(n * 7 + i) % c.numbers.length]}</RefNumber>`,
    ).join(''),
  'changed in a span': (c, n) => {
    const [from, to] = c.spans[n % c.spans.length]
    return `<ModifiedDateRangeFilter><FromModifiedDate>${from}</FromModifiedDate><ToModifiedDate>${to}</ToModifiedDate></ModifiedDateRangeFilter>`
  },
  'of customers': (c) =>
    `<EntityFilter>${c.customers.map((id) => `<ListID>${id}</ListID>`).join('')}</EntityFilter>`,
  'of an account': (c) => `<AccountFilter><ListID>${c.account}</ListID></AccountFilter>`,
  'number begins with': () =>
    '<RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>1</RefNumber></RefNumberFilter>',
  'not paid': () => '<PaidStatus>NotPaidOnly</PaidStatus>',
  paid: () => '<PaidStatus>PaidOnly</PaidStatus>',
}

/** Filters whose sets are as large as the company: the first page of an iterator says how many are left. */
const walks = {
  none: () => '',
  'dates from a day on': filters['dates from a day on'],
  'numbers from one on': (c) =>
    `<RefNumberRangeFilter><FromRefNumber>${c.first}</FromRefNumber></RefNumberRangeFilter>`,
  'changed since a moment': (c) =>
    `<ModifiedDateRangeFilter><FromModifiedDate>${c.spans[0][0]}</FromModifiedDate></ModifiedDateRangeFilter>`,
  'of customers': filters['of customers'],
  'of an account': filters['of an account'],
  'number begins with': filters['number begins with'],
  'numbers as text': () =>
    '<RefNumberRangeFilter><FromRefNumber>1</FromRefNumber><ToRefNumber>t</ToRefNumber></RefNumberRangeFilter>',
  'not paid': filters['not paid'],
}

/** What the queries need to know of a company, read from its tables. */
function facts(company, print) {
  const all = (sql, ...values) =>
    company.db
      .prepare(sql)
      .pluck(true)
      .all(...values)
  const count = all("select count(*) from txns where kind = 'Invoice'")[0]
  const step = Math.max(1, Math.floor(count / 40))
  const at = (column, index, skip) =>
    all(
      `select ${column} from txns indexed by ${index} where kind = 'Invoice' and ref_value is not null order by ${index === 'txns_date' ? 'date, serial' : column} limit 1 offset ?`,
      skip,
    )[0]
  // No later than where a hundred are still to come.
  const withNumber = all(
    "select count(*) from txns where kind = 'Invoice' and ref_value is not null",
  )[0]
  const last = Math.max(0, withNumber - 130)
  const places = Array.from({ length: 40 }, (_, i) => Math.min(i * step, last))
  const some = company.db
    .prepare(
      "select ref_number as number, id from txns where kind = 'Invoice' and ref_value is not null limit 400",
    )
    .all()
  return {
    count,
    first: all("select min(ref_value) from txns where kind = 'Invoice'")[0],
    dates: count > 1000 ? places.map((skip) => at('date', 'txns_date', skip)) : ['2000-01-01'],
    spans: places.map((skip) => [
      print(at('modified', 'txns_modified', skip)),
      print(at('modified', 'txns_modified', Math.min(skip + 99, withNumber - 1))),
    ]),
    numbers: some.map((row) => row.number),
    ids: some.map((row) => row.id),
    customers: all(
      "select party from txns indexed by txns_party where kind = 'Invoice' group by party order by count(*) desc limit 8",
    ),
    account: all("select account from txns where kind = 'Invoice' limit 1")[0],
  }
}

/** What one work may take altogether, so that a query that is not flat does not hold all others up. */
const mostMs = 15_000

function measure(rounds, work) {
  const taken = []
  const begun = performance.now()
  for (let n = 0; n < rounds && (n < 3 || performance.now() - begun < mostMs); n++) {
    const start = performance.now()
    work(n)
    taken.push(performance.now() - start)
  }
  return taken
}

const recordsIn = (text) => text.split('<InvoiceRet>').length - 1

function queries(session, known, quick) {
  const out = {}
  const page = (name, more) => {
    const texts = Array.from({ length: quick ? 20 : 100 }, (_, n) => {
      const filter = filters[name](known, n)
      const max = name === '100 numbers' ? '' : '<MaxReturned>100</MaxReturned>'
      return document(
        `<InvoiceQueryRq>${name === '100 numbers' ? filter : max + filter}${more}</InvoiceQueryRq>`,
      )
    })
    // Once unmeasured, as a program that runs has done long ago.
    let records = 0
    const warm = measure(texts.length, (n) => {
      records += recordsIn(session.processRequest(texts[n]))
    })
    const taken = measure(warm.length, (n) => session.processRequest(texts[n]))
    return { p50: median(taken), least: Math.min(...taken), records: records / warm.length }
  }
  for (const name of Object.keys(filters)) {
    out[`${name}, headers`] = page(name, '')
    out[`${name}, lines`] = page(name, '<IncludeLineItems>true</IncludeLineItems>')
  }
  for (const [name, filter] of Object.entries(walks)) {
    const start = (n) =>
      document(
        `<InvoiceQueryRq iterator="Start"><MaxReturned>100</MaxReturned>${filter(known, n)}</InvoiceQueryRq>`,
      )
    const texts = Array.from({ length: quick ? 20 : 100 }, (_, n) => start(n))
    const one = (n) => {
      const answer = session.processRequest(texts[n])
      const [, left, id] = /iteratorRemainingCount="(\d+)" iteratorID="([^"]+)"/.exec(answer) ?? []
      return { records: recordsIn(answer), left: Number(left), id }
    }
    const stop = ({ left, id }) => {
      if (left > 0)
        session.processRequest(
          document(
            `<InvoiceQueryRq iterator="Stop" iteratorID="${id}"><MaxReturned>1</MaxReturned></InvoiceQueryRq>`,
          ),
        )
    }
    const warm = measure(texts.length, (n) => stop(one(n)))
    let records = 0
    const taken = []
    for (let n = 0; n < warm.length; n++) {
      const begun = performance.now()
      const made = one(n)
      taken.push(performance.now() - begun)
      records += made.records
      stop(made)
    }
    out[`iterator Start, ${name}`] = {
      p50: median(taken),
      least: Math.min(...taken),
      records: records / taken.length,
    }
  }
  // As often in a small company as in a large one: V8 makes code quick by how often it runs.
  const ids = Array.from({ length: quick ? 40 : 400 }, (_, n) =>
    document(`<InvoiceQueryRq><TxnID>${known.ids[n % known.ids.length]}</TxnID></InvoiceQueryRq>`),
  )
  for (const text of ids) session.processRequest(text)
  const taken = measure(ids.length, (n) => session.processRequest(ids[n]))
  out['by TxnID'] = { p50: median(taken), least: Math.min(...taken), records: 1 }
  return out
}

const line = (item, n) =>
  `<InvoiceLineAdd><ItemRef><ListID>${item}</ListID></ItemRef><Desc>Work ${n}</Desc><Quantity>${1 + (n % 7)}</Quantity><Rate>${12 + (n % 90)}.50</Rate></InvoiceLineAdd>`

/** InvoiceAdd with five lines from text, each a request and a transaction of its own. */
function adds(company, session, rounds) {
  const one = (sql) => company.db.prepare(sql).pluck(true).all()
  const parties = one("select id from lists where kind = 'Customer' and is_active = 1 limit 50")
  const items = one(
    "select id from lists where kind = 'ItemService' and parent is not null and is_active = 1 limit 5",
  )
  const texts = Array.from({ length: rounds }, (_, n) =>
    document(
      `<InvoiceAddRq><InvoiceAdd><CustomerRef><ListID>${parties[n % parties.length]}</ListID></CustomerRef><TxnDate>2026-03-01</TxnDate><RefNumber>B${n}</RefNumber>${[0, 1, 2, 3, 4].map((i) => line(items[i % items.length], n + i)).join('')}</InvoiceAdd></InvoiceAddRq>`,
    ),
  )
  const warm = Math.min(200, rounds / 4)
  for (const text of texts.slice(0, warm)) expectOk(session.processRequest(text))
  const [start, used] = [performance.now(), process.cpuUsage()]
  for (const text of texts.slice(warm)) expectOk(session.processRequest(text))
  const { user, system } = process.cpuUsage(used)
  const rate = (seconds) => Math.round((rounds - warm) / seconds)
  return [rate((performance.now() - start) / 1000), rate((user + system) / 1e6)]
}

function expectOk(answer) {
  if (!answer.includes('statusCode="0"')) throw new Error(answer.slice(0, 600))
}

/** Opened in a process of its own: how long, and the most memory over opening and pages at both ends. */
async function opening(file) {
  const script = `
    const start = performance.now()
    const { openCompany, Desktop, realEnv } = await import(${JSON.stringify(library.href)})
    const loaded = performance.now()
    const company = openCompany(${JSON.stringify(file)}, realEnv())
    const session = new Desktop(company).openSession({ appName: 'bench', companyFile: '' })
    const opened = performance.now()
    const text = ${JSON.stringify(document('<InvoiceQueryRq><MaxReturned>100</MaxReturned><IncludeLineItems>true</IncludeLineItems></InvoiceQueryRq>'))}
    session.processRequest(text)
    console.log(JSON.stringify({ load: loaded - start, open: opened - loaded, first: performance.now() - opened }))
    for (let n = 0; n < 50; n++) session.processRequest(text)
    await new Promise((resolve) => setTimeout(resolve, 100))`
  const { out, peak } = await run(['--input-type=module', '-e', script])
  return { ...JSON.parse(out), peak }
}

/** For the picture: what is asked most, by the words of the picture; none of these depends on what the company holds. */
const shown = {
  'page of headers': 'none, headers',
  'page with five lines each': 'none, lines',
  'start of an iterator': 'iterator Start, none',
  'one invoice by TxnID': 'by TxnID',
}
const figuresOf = (counts, found) =>
  Object.entries(shown).flatMap(([work, name]) =>
    counts.map((invoices, n) => ({ work, invoices, ms: found[n][name].p50 })),
  )

/**
 * `million`: companies of 100, 100,000 and 1,000,000 invoices, whose making takes many minutes; made files are kept
 * where `folder` is said, and found there by the next run.
 */
export async function benchSimulator({ quick, million, folder: given, figures }) {
  const { openCompany, createCompany, Desktop, realEnv } = await import(library.href)
  const folder = given ?? mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  mkdirSync(folder, { recursive: true })
  const counts = million ? [100, 100_000, 1_000_000] : quick ? [100, 2000] : [100, 10_000]
  const found = []
  const lives = []
  try {
    for (const count of counts) {
      const file = join(folder, `${count}.qbsim`)
      let made
      if (!existsSync(file)) {
        const wish = [
          '--profile',
          'trades',
          '--invoices',
          String(count),
          '--seed',
          String(seedNumber),
        ]
        const start = performance.now()
        console.log(`making ${file}`)
        const { peak, cpu } = await run([qbsync, 'sim', 'seed', file, ...wish], { limit: 2400 })
        made = { seconds: (performance.now() - start) / 1000, cpu, peak }
      }
      const { load, open, first, peak } = await opening(file)
      const life = [
        count.toLocaleString('en'),
        made
          ? `${made.seconds.toFixed(1)} s (${made.cpu.toFixed(1)} s of processor)`
          : '(was there)',
        made ? Math.round(made.peak) : '',
        Math.round(statSync(file).size / 2 ** 20),
        open.toFixed(1),
        first.toFixed(1),
        `${Math.round(peak)} (${Math.round(load)} ms to load)`,
      ]
      lives.push(life)
      console.log(life.join(' | '))
      const company = openCompany(file, realEnv())
      const session = new Desktop(company).openSession({ appName: 'bench', companyFile: '' })
      found.push(
        queries(
          session,
          facts(company, (at) => company.zone.print(at)),
          quick,
        ),
      )
      company.close()
    }
    console.log(
      `\n${table(['invoices', 'made in', 'most MB', 'file MB', 'open, ms', 'first page, ms', 'most MB open'], lives)}\n`,
    )
    figures.put('simulator', {}, figuresOf(counts, found))
    // A small company has fewer than a hundred of some: what is compared has as many records.
    const growth = (name) => {
      const last = found.at(-1)[name]
      const first = found.find((f) => f[name].records > last.records * 0.95)[name]
      return first === last
        ? 'none has as many'
        : `${times(last.p50 / first.p50)} (${times(last.least / first.least)})`
    }
    const rows = Object.keys(found[0]).map((name) => [
      name,
      ...found.flatMap((f) => [
        `${f[name].p50.toFixed(2)} (${f[name].least.toFixed(2)})`,
        Math.round(f[name].records),
      ]),
      growth(name),
    ])
    const heads = counts.flatMap((count) => [
      `${count.toLocaleString('en')}: p50 (least) ms`,
      'records',
    ])
    console.log(
      table(['page of InvoiceQuery', ...heads, 'largest / smallest of as many records'], rows),
    )
    const rates = []
    // What an earlier run left in a folder that is kept.
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `add.qbsim${end}`), { force: true })
    for (const place of [':memory:', join(folder, 'add.qbsim')]) {
      const company = createCompany(
        place,
        { profile: 'trades', invoices: 200, seed: seedNumber },
        realEnv(),
      )
      const session = new Desktop(company).openSession({ appName: 'bench', companyFile: '' })
      rates.push([
        place === ':memory:' ? 'in memory' : 'on disk',
        ...adds(company, session, quick ? 600 : 6000),
      ])
      company.close()
    }
    console.log(
      `\n${table(['InvoiceAdd, 5 lines, from text', 'a second', 'a second of processor'], rates)}`,
    )
  } finally {
    if (!given) rmSync(folder, { recursive: true })
  }
}

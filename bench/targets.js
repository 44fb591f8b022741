// What was aimed at, beside what this run has seen: a row for each target, worked out from the figures that the workloads
// put. Nothing passes or fails on it.
import { table, times } from './stats.js'

/** What the servers are called in the figures: the titles of everyone() in servers.js. */
const ours = 'qbsync serve'
const floor = 'bare node:http, by hand'
const naive = 'soap 1.13 + fast-xml-parser'
const quickbooksJs = 'quickbooks-js + xml2js'
const php = 'quickbooks-php'
export const servers = [ours, floor, naive, quickbooksJs, php]

const cell = (rows, column, server) => rows.find((row) => row.server === server)?.[column]
const atLeast = (n) => (x) => x >= n
const atMost = (n) => (x) => x <= n

/**
 * How many times `b` is `a`, by time, as the targets say; beside it by processor time, which other work on a machine
 * spoils less. Undefined where one of them was not there.
 */
const compared = (a, b, isMet) => (rows) => {
  const share = (column) => cell(rows, column, a) / cell(rows, column, b)
  return Number.isNaN(share('ms'))
    ? undefined
    : [`${times(share('ms'))} (processor time ${times(share('cpuMs'))})`, isMet(share('ms'))]
}
const megabytes = (most, of) => (rows) => [`${of(rows).toFixed(0)} MB`, of(rows) <= most]
const commandMs = (rows, name) => rows.find((row) => row.command === name).ms

const pagesOf = (size) => {
  const rows = (tables) => tables.peers?.filter((row) => row.pageSize === size)
  const work = `pages of ${size} invoices, raw kept`
  return [
    [work, '≥ 5 × soap + fast-xml-parser', rows, compared(naive, ours, atLeast(5))],
    [work, '≥ 6 × quickbooks-js + xml2js', rows, compared(quickbooksJs, ours, atLeast(6))],
    [work, '≤ 1.8 × the floor', rows, compared(ours, floor, atMost(1.8))],
  ]
}

/** A session with nothing to do: serverVersion, clientVersion, authenticate, closeConnection. */
const idle = ({ empty }) => empty?.filter((row) => row.visit === 'nothing is due')

/** Work, target, its rows of figures, and what is seen in them and whether that is what was aimed at. */
const targets = [
  ['empty session, 4 calls', '≥ 2 × soap server', idle, compared(naive, ours, atLeast(2))],
  ['empty session, 4 calls', '≥ 6 × PHP server', idle, compared(php, ours, atLeast(6))],
  ['empty session, 4 calls', '≤ 1.8 × bare node:http', idle, compared(ours, floor, atMost(1.8))],
  ...pagesOf(100),
  ...pagesOf(500),
  [
    'one answer of 20 MB',
    '≤ 180 MB',
    'answer20',
    megabytes(180, (rows) => cell(rows, 'peak', ours)),
  ],
  [
    'one answer of 20 MB',
    '≤ 0.3 × soap + fast-xml-parser',
    'answer20',
    (rows) => {
      const share = cell(rows, 'peak', ours) / cell(rows, 'peak', naive)
      return [times(share), share <= 0.3]
    },
  ],
  [
    'small calls while 20 MB answers arrive',
    'p99 ≤ 50 ms',
    'load',
    ([{ p99 }]) => [`${p99.toFixed(0)} ms`, p99 <= 50],
  ],
  [
    'first sync, simulator to SQLite',
    '≥ 1,200 invoices/s',
    'sync',
    ([{ perSecond, invoices }]) => [
      `${Math.round(perSecond)} (of ${invoices.toLocaleString('en')})`,
      perSecond >= 1200,
    ],
  ],
  ['first sync, most memory of serve', '≤ 250 MB', 'sync', megabytes(250, ([row]) => row.serve)],
  ['first sync, most memory of sim run', '≤ 250 MB', 'sync', megabytes(250, ([row]) => row.client)],
  [
    'qbsync --version',
    '≤ 2 × node -e 0',
    'start',
    (rows) => {
      const share = commandMs(rows, 'qbsync --version') / commandMs(rows, 'node -e 0')
      return [times(share), share <= 2]
    },
  ],
]

/** The table, from the tables of figures of one run. */
export function targetsTable(tables) {
  const rows = targets.map(([work, target, of, look]) => {
    const rows = typeof of === 'function' ? of(tables) : tables[of]
    if (!rows?.length) return [work, target, 'not in this run', '']
    const found = look(rows)
    if (!found) return [work, target, 'whom it is measured against is not here', '']
    return [work, target, found[0], found[1] ? 'met' : 'missed']
  })
  return table(['work', 'target', 'seen', ''], rows)
}

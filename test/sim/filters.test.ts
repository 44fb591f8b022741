// Every filter of every query against a second, simpler opinion: all records are asked for, and the test picks out
// of what they show those that the filter should let through (qbxml-semantics.md 10.2, 10.3, 10.4).
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { entities } from '../../src/schema/entities.ts'
import { type Entity, type Fields, textAt } from '../../src/schema/entity.ts'
import { enumValues, model, request } from '../../src/schema/grammar.ts'
import type { ElementParticle, Particle } from '../../src/schema/notation.ts'
import { addDays, toCents } from '../../src/schema/scalars.ts'
import { macroRange } from '../../src/sim/dates.ts'
import { txnForms } from '../../src/sim/forms.ts'
import { Luck } from './books/luck.ts'
import { nextStep } from './books/requests.ts'
import { stock } from './books/shop.ts'
import { code, rets, world } from './company.ts'

const made = world({ profile: 'rivera' })
const { ask, company, desktop, env } = made
stock(desktop)
const luck = new Luck(company, seededRandom(21))
for (let step = 0; step < 900; step++) {
  const next = nextStep(luck, (seconds) => env.advance(seconds * 1000))
  env.advance(1000)
  if ('desk' in next) {
    if (next.desk === 'waits') next.work()
  } else desktop.perform(next.name, next.content)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One try of a filter: its elements, and whether a record passes. */
interface Try {
  readonly xml: string
  readonly passes: (ret: Fields) => boolean
}

interface Subject {
  readonly owner: Entity
  readonly all: readonly Fields[]
}

const id = (ret: Fields): string => textAt(ret, 'ListID') ?? textAt(ret, 'TxnID') ?? ''
const name = (ret: Fields): string => textAt(ret, 'Name') ?? textAt(ret, 'Initial') ?? ''
const fold = (text: string): string => text.toLowerCase()

const some = <T>(all: readonly T[], most = 4): T[] =>
  Array.from({ length: Math.min(most, all.length) }, () => luck.pick(all) as T)

/** Four ways to name records of a list: by id or name, alone or with what is below. */
function naming(
  element: string,
  kinds: string,
  idsOf: (ret: Fields) => (string | undefined)[],
): Try[] {
  const records = company
    .sql(`select id, full_name as name, kind from lists where family = '${kinds}'`)
    .all() as { id: string; name: string }[]
  const below = (above: string): Set<string> =>
    new Set(
      records
        .filter((r) => fold(r.name) === fold(above) || fold(r.name).startsWith(`${fold(above)}:`))
        .map((r) => r.id),
    )
  const one = (inner: string, wanted: ReadonlySet<string>): Try => ({
    xml: `<${element}>${inner}</${element}>`,
    passes: (ret) => idsOf(ret).some((found) => found !== undefined && wanted.has(found)),
  })
  return some(records, 8).flatMap((a) => {
    const b = luck.pick(records) ?? a
    return [
      one(`<ListID>${a.id}</ListID><ListID>${b.id}</ListID>`, new Set([a.id, b.id])),
      one(`<FullName>${escaped(a.name.toUpperCase())}</FullName>`, new Set([a.id])),
      one(`<ListIDWithChildren>${a.id}</ListIDWithChildren>`, below(a.name)),
      one(`<FullNameWithChildren>${escaped(a.name)}</FullNameWithChildren>`, below(a.name)),
    ]
  })
}

function matching(
  element: string,
  field: string,
  texts: readonly string[],
  of: (ret: Fields) => string | undefined,
): Try[] {
  return some(texts, 5).flatMap((text) => {
    const part = text.slice(0, 1 + luck.below(3))
    const end = text.slice(-2)
    const ways: [string, string, (t: string) => boolean][] = [
      ['StartsWith', part, (t) => t.startsWith(fold(part))],
      ['Contains', end, (t) => t.includes(fold(end))],
      ['EndsWith', end, (t) => t.endsWith(fold(end))],
    ]
    return ways.map(([way, value, test]) => ({
      xml: `<${element}><MatchCriterion>${way}</MatchCriterion><${field}>${escaped(value)}</${field}></${element}>`,
      passes: (ret: Fields) => test(fold(of(ret) ?? '\u0000')),
    }))
  })
}

/** The clock as it is printed, without its offset: both ends count, a date alone is a whole day. */
function changed(open: string, close: string, all: readonly Fields[]): Try[] {
  const times = some(all.map((ret) => textAt(ret, 'TimeModified') ?? ''))
  const wall = (text: string): string => text.slice(0, 19)
  return times.flatMap((time) => {
    const day = time.slice(0, 10)
    const ways: [string, (t: string) => boolean][] = [
      [`<FromModifiedDate>${time}</FromModifiedDate>`, (t) => t >= wall(time)],
      [`<ToModifiedDate>${wall(time)}</ToModifiedDate>`, (t) => t <= wall(time)],
      [
        `<FromModifiedDate>${day}</FromModifiedDate><ToModifiedDate>${day}</ToModifiedDate>`,
        (t) => t.startsWith(day),
      ],
    ]
    return ways.map(([xml, test]) => ({
      xml: `${open}${xml}${close}`,
      passes: (ret: Fields) => test(wall(textAt(ret, 'TimeModified') ?? '')),
    }))
  })
}

const dateOf = (ret: Fields): string => textAt(ret, 'TxnDate') ?? textAt(ret, 'TripEndDate') ?? ''

function dated(element: ElementParticle): Try[] {
  const around = (xml: string): string => `<TxnDateRangeFilter>${xml}</TxnDateRangeFilter>`
  const today = company.today()
  const particle = find(modelOf(element), 'DateMacro')
  const macros = particle ? [...enumValues(particle)].map(([m]) => m) : []
  const calendar = { today, fiscalMonth: 1, weekStart: 0 }
  expect(macros.length).toBeGreaterThan(30)
  return [
    ...[-60, -20, 0].flatMap((days) => {
      const from = addDays(today, days)
      const to = addDays(from, 15)
      return [
        {
          xml: around(`<FromTxnDate>${from}</FromTxnDate><ToTxnDate>${to}</ToTxnDate>`),
          passes: (ret: Fields) => dateOf(ret) >= from && dateOf(ret) <= to,
        },
        {
          xml: around(`<FromTxnDate>${from}</FromTxnDate>`),
          passes: (ret: Fields) => dateOf(ret) >= from,
        },
        { xml: around(`<ToTxnDate>${to}</ToTxnDate>`), passes: (ret: Fields) => dateOf(ret) <= to },
      ]
    }),
    ...macros.map((macro) => {
      const range = macroRange(macro, calendar)
      return {
        xml: around(`<DateMacro>${macro}</DateMacro>`),
        passes: (ret: Fields) =>
          range !== undefined && dateOf(ret) >= range.from && dateOf(ret) <= range.to,
      }
    }),
  ]
}

const refsOnLines = (ret: Fields, ref: string): string[] => {
  const out: string[] = []
  const walk = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, key)
    else if (typeof value === 'object' && value !== null) {
      const fields = value as Fields
      if (key === ref && typeof fields['ListID'] === 'string') out.push(fields['ListID'])
      for (const inner in fields) walk(fields[inner], inner)
    }
  }
  walk(ret, '')
  return out
}

const accountOf = (owner: Entity): ((ret: Fields) => (string | undefined)[]) => {
  const field = txnForms[owner.name]?.accountField
  if (field) return (ret) => [textAt(ret, `${field}.ListID`)]
  // What it posts to: the test looks at the books themselves.
  return (ret) =>
    company
      .sql('select p.account from postings p join txns t on t.serial = p.txn where t.id = ?')
      .pluck(true)
      .all(id(ret)) as string[]
}

const isPaid = (ret: Fields): boolean =>
  ret['IsPaid'] === 'true' ||
  (ret['IsPaid'] === undefined && textAt(ret, 'BalanceRemaining') === '0.00')

/** Filter element → tries. A filter of the grammar without a row here fails the test. */
const filters: Readonly<Record<string, (subject: Subject, element: ElementParticle) => Try[]>> = {
  ActiveStatus: () => [
    { xml: '<ActiveStatus>All</ActiveStatus>', passes: () => true },
    ...(['ActiveOnly', 'InactiveOnly'] as const).map((status) => ({
      xml: `<ActiveStatus>${status}</ActiveStatus>`,
      passes: (ret: Fields) => (ret['IsActive'] !== 'false') === (status === 'ActiveOnly'),
    })),
  ],
  // Stock moves are found too: that has a test of its own in stock queries.
  FromModifiedDate: ({ owner, all }) =>
    /^ItemInventory/.test(owner.name) ? [] : changed('', '', all),
  ToModifiedDate: () => [],
  NameFilter: ({ all }) => matching('NameFilter', 'Name', all.map(name), name),
  NameRangeFilter: ({ all }) =>
    some(all, 3).map((ret) => {
      const [from = '', to = ''] = [name(ret), name(luck.pick(all) ?? ret)].sort((a, b) =>
        fold(a) < fold(b) ? -1 : 1,
      )
      return {
        xml: `<NameRangeFilter><FromName>${escaped(from)}</FromName><ToName>${escaped(to)}</ToName></NameRangeFilter>`,
        passes: (r: Fields) => fold(name(r)) >= fold(from) && fold(name(r)) <= fold(to),
      }
    }),
  AccountType: () =>
    ['Bank', 'Income', 'Expense'].map((type) => ({
      xml: `<AccountType>${type}</AccountType><AccountType>Equity</AccountType>`,
      passes: (ret: Fields) => ret['AccountType'] === type || ret['AccountType'] === 'Equity',
    })),
  PaymentMethodType: () => [
    {
      xml: '<PaymentMethodType>Cash</PaymentMethodType>',
      passes: (ret) => ret['PaymentMethodType'] === 'Cash',
    },
  ],
  TotalBalanceFilter: ({ all }) =>
    some(all, 3).flatMap((ret) => {
      const of = (r: Fields): number =>
        toCents(textAt(r, 'TotalBalance') ?? textAt(r, 'Balance') ?? '0')
      const amount = textAt(ret, 'TotalBalance') ?? textAt(ret, 'Balance') ?? '0.00'
      const ways: [string, (a: number, b: number) => boolean][] = [
        ['LessThan', (a, b) => a < b],
        ['LessThanEqual', (a, b) => a <= b],
        ['Equal', (a, b) => a === b],
        ['GreaterThan', (a, b) => a > b],
        ['GreaterThanEqual', (a, b) => a >= b],
      ]
      return ways.map(([operator, test]) => ({
        xml: `<TotalBalanceFilter><Operator>${operator}</Operator><Amount>${amount}</Amount></TotalBalanceFilter>`,
        passes: (r: Fields) => test(of(r), toCents(amount)),
      }))
    }),
  ClassFilter: () => naming('ClassFilter', 'classes', (ret) => [textAt(ret, 'ClassRef.ListID')]),
  ModifiedDateRangeFilter: ({ all }) =>
    changed('<ModifiedDateRangeFilter>', '</ModifiedDateRangeFilter>', all),
  TxnDateRangeFilter: (_, element) => dated(element),
  EntityFilter: ({ owner }) =>
    naming('EntityFilter', 'names', (ret) =>
      owner.partyField
        ? [textAt(ret, `${owner.partyField}.ListID`)]
        : refsOnLines(ret, 'EntityRef'),
    ),
  TimeTrackingEntityFilter: () =>
    naming('TimeTrackingEntityFilter', 'names', (ret) => [textAt(ret, 'EntityRef.ListID')]).filter(
      (t) => !t.xml.includes('Children'),
    ),
  AccountFilter: ({ owner }) => naming('AccountFilter', 'accounts', accountOf(owner)),
  ItemFilter: () =>
    naming('ItemFilter', 'items', (ret) =>
      ['ItemRef', 'ItemSalesTaxRef', 'ItemInventoryRef', 'ItemInventoryAssemblyRef'].flatMap(
        (ref) => refsOnLines(ret, ref),
      ),
    ),
  RefNumberFilter: ({ all }) =>
    matching(
      'RefNumberFilter',
      'RefNumber',
      all.flatMap((r) => textAt(r, 'RefNumber') ?? []),
      (r) => textAt(r, 'RefNumber'),
    ),
  RefNumberRangeFilter: ({ all }) =>
    some(
      all.flatMap((r) => textAt(r, 'RefNumber') ?? []).filter((r) => /^\d+$/.test(r)),
      4,
    ).map((from) => {
      const to = String(Number(from) + 1500)
      return {
        xml: `<RefNumberRangeFilter><FromRefNumber>${from}</FromRefNumber><ToRefNumber>${to}</ToRefNumber></RefNumberRangeFilter>`,
        // Numbers, not texts: "900" is not between "1000" and "2500".
        passes: (r: Fields) => {
          const number = textAt(r, 'RefNumber') ?? ''
          return (
            /^\d+$/.test(number) && Number(number) >= Number(from) && Number(number) <= Number(to)
          )
        },
      }
    }),
  PaidStatus: () => [
    { xml: '<PaidStatus>All</PaidStatus>', passes: () => true },
    { xml: '<PaidStatus>PaidOnly</PaidStatus>', passes: isPaid },
    { xml: '<PaidStatus>NotPaidOnly</PaidStatus>', passes: (ret) => !isPaid(ret) },
  ],
  PendingStatus: () =>
    ['PendingOnly', 'NotPendingOnly'].map((status) => ({
      xml: `<PendingStatus>${status}</PendingStatus>`,
      passes: (ret: Fields) => (ret['IsPending'] === 'true') === (status === 'PendingOnly'),
    })),
  DoneStatus: () =>
    ['DoneOnly', 'NotDoneOnly'].map((status) => ({
      xml: `<DoneStatus>${status}</DoneStatus>`,
      passes: (ret: Fields) => (ret['IsDone'] === 'true') === (status === 'DoneOnly'),
    })),
}

/** Not filters of this test: keys, shape, features that are off, and what has tests of its own. */
const apart = new Set([
  ...['ListID', 'FullName', 'Name', 'TxnID', 'RefNumber', 'RefNumberCaseSensitive', 'MaxReturned'],
  ...[
    'IncludeRetElement',
    'OwnerID',
    'IncludeLineItems',
    'IncludeLinkedTxns',
    'IncludeComponentLineItems',
  ],
  ...['CurrencyFilter', 'SiteFilter', 'ItemRef', 'FromEffectiveDate', 'ToEffectiveDate'],
])

const find = (particles: readonly Particle[], wanted: string): ElementParticle | undefined =>
  elementsOf(particles).find((p) => p.name === wanted)
const modelOf = (p: ElementParticle): readonly Particle[] => [...model(p.model ?? '').content]

const elementsOf = (particles: readonly Particle[]): ElementParticle[] =>
  particles.flatMap((p) => (p.kind === 'element' ? [p] : elementsOf(p.members)))

const queried = entities.filter((e) => e.kind === 'list' || txnForms[e.name])

describe.each(queried.map((e) => [e.queryName, e] as const))('%s', (query, owner) => {
  const content = request(query)?.content ?? []
  const elements = elementsOf(content).filter((p) => !apart.has(p.name) && !p.notIn.includes('QBD'))
  const has = (element: string): boolean => elementsOf(content).some((p) => p.name === element)
  const everything = [
    has('ActiveStatus') ? '<ActiveStatus>All</ActiveStatus>' : '',
    has('DoneStatus') ? '<DoneStatus>All</DoneStatus>' : '',
  ].join('')
  const lines = [
    has('IncludeLineItems') ? '<IncludeLineItems>true</IncludeLineItems>' : '',
    has('IncludeComponentLineItems')
      ? '<IncludeComponentLineItems>true</IncludeComponentLineItems>'
      : '',
  ].join('')
  const get = (filter: string): { status: string; found: Fields[] } => {
    const [answer] = ask(`<${query}>${filter}${lines}</${query}>`)
    return { status: code(answer), found: rets(answer, owner.retName) }
  }
  const { found: all, status: whole } = get(everything)

  // Sites are a feature that is off.
  if (whole === '3250') {
    test('is refused with 3250', () => expect(whole).toBe('3250'))
    return
  }

  test.each(elements.map((p) => [p.name, p] as const))('%s', (element, particle) => {
    const row = filters[element]
    expect(row, `no opinion about ${element}`).toBeDefined()
    for (const { xml, passes } of row?.({ owner, all }, particle) ?? []) {
      // Filters stand in the order of the grammar: the ones that let everything through go round this one.
      const asked = inOrder(content, everything, xml)
      const { status, found } = get(asked)
      const expected = all.filter(passes).map(id)
      expect(found.map(id), `${asked} → ${status}`).toEqual(expected)
      expect(status, asked).toBe(expected.length === 0 ? '1' : '0')
    }
  })

  test('pages put together are the whole, and MaxReturned is its beginning', () => {
    if (all.length < 3 || !has('MaxReturned')) return
    const first = get(`${inOrder(content, everything, '<MaxReturned>2</MaxReturned>')}`)
    expect(first.found.map(id)).toEqual(all.slice(0, 2).map(id))
    if (!request(query)?.attributes.some((a) => a.name === 'iterator')) return
    const walked: string[] = []
    let attributes = 'iterator="Start"'
    for (let left = 1; left > 0; ) {
      const [page] = ask(
        `<${query} ${attributes}>${inOrder(content, everything, '<MaxReturned>3</MaxReturned>')}</${query}>`,
      )
      walked.push(...rets(page, owner.retName).map(id))
      left = Number(page?.attributes['iteratorRemainingCount'])
      expect(walked.length + left).toBe(all.length)
      attributes = `iterator="Continue" iteratorID="${page?.attributes['iteratorID']}"`
    }
    expect(walked).toEqual(all.map(id))
  })
})

/** Elements of both texts in the order of the grammar; of one name, the second text's. */
function inOrder(content: readonly Particle[], everything: string, xml: string): string {
  const order = elementsOf(content).map((p) => p.name)
  const parts = new Map<string, string>()
  for (const text of [everything, xml]) {
    const own = new Map<string, string>()
    for (const [part, element = ''] of text.matchAll(/<(\w+)>.*?<\/\1>/g))
      own.set(element, (own.get(element) ?? '') + part)
    for (const [element, part] of own) parts.set(element, part)
  }
  return [...parts]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([, part]) => part)
    .join('')
}

test('the company has something of most kinds, or the filters show nothing', () => {
  const counts = company
    .sql('select kind, count(*) as n from txns group by kind having n > 2')
    .all() as { kind: string }[]
  expect(counts.length).toBeGreaterThan(15)
})

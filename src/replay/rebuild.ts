// A company file from what a recording shows of one: its records under their own ids, whatever they point to as a
// record of that name, and preferences. What the recording does not show is not there, or stands as a new company has
// it; so what QuickBooks refused for a reason that was never read is not refused here.
import type { Env } from '../env.ts'
import { statusOf } from '../qbxml/message-set.ts'
import { type Shape, shapeIn, shapeOf } from '../qbxml/shapes.ts'
import type { Recording } from '../recording/recording.ts'
import { entities, entity } from '../schema/entities.ts'
import { type Entity, type Fields, type FieldValue, listAt, textAt } from '../schema/entity.ts'
import { model, request } from '../schema/grammar.ts'
import { refTargets } from '../schema/refs.ts'
import { fromCents, toCents } from '../schema/scalars.ts'
import { specialAccount } from '../sim/accounts.ts'
import { createCompany } from '../sim/company.ts'
import type { Company, CompanyFacts } from '../sim/company-file.ts'
import { prefer, setClosingDate } from '../sim/desk/prefer.ts'
import { Desktop } from '../sim/desktop.ts'
import { adopt, adoptSpecial, nextId } from '../sim/given-ids.ts'
import { listByName } from '../sim/records.ts'
import { companyFactsOf, recordsBefore, type SeenRecord } from './seen.ts'

export interface Rebuilt {
  readonly company: Company
  readonly records: number
  /** Records that are only pointed to: made with their name alone. */
  readonly stubs: number
  /** What could not be made, and why. */
  readonly left: readonly { readonly kind: string; readonly id: string; readonly why: string }[]
}

/** The company as it was before exchange `before`, in a file or ':memory:'. Its clock stands where the run began. */
export function rebuild(
  recording: Recording,
  wish: { readonly file: string; readonly before: number },
  env: Env,
): Rebuilt {
  const told = companyFactsOf(recording)
  const company = createCompany(wish.file, { profile: 'bare', facts: factsFrom(told) }, env)
  company.setClock({ ahead: 0, stands: Math.floor(recording.run.started_at / 1000) })
  const preferences = told.get('PreferencesRet')
  const seen = recordsBefore(recording, wish.before)
  const maker = new Maker(company, taxRates(seen))
  company.write(() => {
    // Features first: without them some records are refused. What points to records follows when these are there.
    preferAs(company, preferences)
    setClosingDate(company, undefined, false)
    for (const record of inOrder(seen)) maker.add(record)
    for (const record of seen) maker.settle(record)
    preferAs(company, preferences)
    const closing = preferences && textAt(preferences, 'AccountingPreferences.ClosingDate')
    // Without a password the date would not bind anybody (qbxml-semantics.md 13).
    if (closing) setClosingDate(company, closing, true)
  })
  company.forget()
  return { company, records: maker.made, stubs: maker.stubs, left: maker.left }
}

function factsFrom(told: ReadonlyMap<string, Fields>): Partial<CompanyFacts> {
  const host = told.get('HostRet') ?? {}
  const company = told.get('CompanyRet') ?? {}
  const product = textAt(host, 'ProductName')
  const name = textAt(company, 'CompanyName') ?? 'Rebuilt Company'
  return {
    ...(product ? { productName: product } : {}),
    ...(textAt(host, 'MajorVersion') ? { majorVersion: Number(textAt(host, 'MajorVersion')) } : {}),
    company: { CompanyName: name, LegalCompanyName: name, IsSampleCompany: 'false' },
  }
}

/** Lists first, parents before children; then transactions by date. */
function inOrder(records: readonly SeenRecord[]): SeenRecord[] {
  const place = new Map(entities.map((e, i) => [e.name, i]))
  const key = ({ entity: e, fields }: SeenRecord): string =>
    e.kind === 'list'
      ? `0 ${String(place.get(e.name)).padStart(3, '0')} ${textAt(fields, 'FullName') ?? ''}`
      : `1 ${textAt(fields, 'TxnDate') ?? ''} ${String(place.get(e.name)).padStart(3, '0')}`
  return records
    .map((record) => [key(record), record] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, record]) => record)
}

/** Preferences section by section: one that points to what is not there stays as a new company has it. */
function preferAs(company: Company, preferences: Fields | undefined): void {
  for (const [section, fields] of Object.entries(preferences ?? {}))
    try {
      if (typeof fields === 'object' && !Array.isArray(fields))
        prefer(company, { [section]: fields })
    } catch {
      // It is told nowhere: what a rebuilt company lacks, docs/recordings.md says.
    }
}

/** Rates of sales tax items, as the documents that name them tell: without, payments of those would be above their total. */
const taxRates = (records: readonly SeenRecord[]): ReadonlyMap<string, string> =>
  new Map(
    records.flatMap(({ fields }) => {
      const id = textAt(fields, 'ItemSalesTaxRef.ListID')
      const rate = textAt(fields, 'SalesTaxPercentage')
      return id && rate ? [[id, rate] as const] : []
    }),
  )

/** Kind of an account that is only pointed to, by the element that does. */
const accountTypes: Readonly<Record<string, string>> = {
  ARAccountRef: 'AccountsReceivable',
  APAccountRef: 'AccountsPayable',
  DepositToAccountRef: 'OtherCurrentAsset',
  BankAccountRef: 'Bank',
  IncomeAccountRef: 'Income',
  COGSAccountRef: 'CostOfGoodsSold',
  AssetAccountRef: 'OtherCurrentAsset',
  CreditCardAccountRef: 'CreditCard',
}

class Maker {
  readonly #company: Company
  readonly #desktop: Desktop
  readonly #taxRates: ReadonlyMap<string, string>
  readonly left: { kind: string; id: string; why: string }[] = []
  made = 0
  stubs = 0

  constructor(company: Company, rates: ReadonlyMap<string, string>) {
    this.#company = company
    this.#taxRates = rates
    this.#desktop = new Desktop(company)
    // What items are booked to of which only the name is known.
    specialAccount(company, 'UncategorizedIncome')
  }

  add({ entity: e, id, fields }: SeenRecord): void {
    if (!request(e.addName)) {
      this.#leave(e, id, 'no request adds it')
      return
    }
    const content = this.#asAdd(e, fields, shapeOf(model(`${e.name}Add`)))
    if (e.appliesTo) content['AppliedToTxnAdd'] = this.#applied(e, fields)
    // To whom it was sent is told nowhere, and nobody is to be written to.
    delete content['IsToBeEmailed']
    const isThere = e.kind === 'list' && this.#adopted(e, id, fields)
    const why = isThere ? undefined : this.#perform(e, id, content, textAt(fields, 'EditSequence'))
    if (why === undefined) this.made++
    else this.#leave(e, id, why)
  }

  /** What was applied to a document by what the recording does not show. */
  settle({ entity: e, id, fields }: SeenRecord): void {
    const open = e.name === 'Invoice' ? textAt(fields, 'BalanceRemaining') : undefined
    const customer = textAt(fields, 'CustomerRef.ListID')
    if (open === undefined || !customer) return
    const answer = this.#desktop.perform('InvoiceQueryRq', { TxnID: [id] })
    const [now] = listAt(answer.content, 'InvoiceRet')
    const missing = now ? toCents(textAt(now, 'BalanceRemaining') ?? '0') - toCents(open) : 0
    if (missing <= 0) return
    const amount = fromCents(missing)
    this.#desktop.perform('ReceivePaymentAddRq', {
      ReceivePaymentAdd: {
        CustomerRef: { ListID: customer },
        ...(fields['ARAccountRef'] ? { ARAccountRef: fields['ARAccountRef'] as Fields } : {}),
        TxnDate: textAt(fields, 'TxnDate') ?? '',
        TotalAmount: amount,
        AppliedToTxnAdd: [{ TxnID: id, PaymentAmount: amount }],
      },
    })
    const revision = textAt(fields, 'EditSequence')
    if (revision) adopt(this.#company, e, id, { revision })
    this.stubs++
  }

  #leave(e: Entity, id: string, why: string): void {
    this.left.push({ kind: e.name, id, why })
  }

  /** A list record that a new company has by itself gets the id that the recording knows it by. */
  #adopted(e: Entity, id: string, fields: Fields): boolean {
    const name = textAt(fields, e.labelField) ?? ''
    const revision = textAt(fields, 'EditSequence')
    return adoptSpecial(this.#company, e, name, { id, ...(revision ? { revision } : {}) })
  }

  /** Why it could not be added, or undefined. */
  #perform(
    e: Entity,
    id: string,
    content: Fields,
    revision: string | undefined,
  ): string | undefined {
    const { moment, restore } = nextId(this.#company, e, id)
    const answer = this.#company.at(moment, () =>
      this.#desktop.perform(e.addName, { [`${e.name}Add`]: content }),
    )
    restore()
    const { code, message } = statusOf(answer)
    const [ret] = listAt(answer.content, e.retName)
    const made = ret && textAt(ret, e.idField)
    if (!made) return `${code} ${message}`
    adopt(this.#company, e, made, { id, ...(revision ? { revision } : {}) })
    return undefined
  }

  #applied(e: Entity, fields: Fields): Fields[] {
    return listAt(fields, e.appliesTo?.field ?? '').flatMap((link) => {
      const id = textAt(link, 'TxnID')
      const amount = toCents((textAt(link, 'Amount') ?? '0.00').replace('-', ''))
      // Of a tax of several rates the total is made of one, and may be a cent off: no more than is due there.
      const due = this.#company
        .sql('select total - applied from txns where id = ?')
        .pluck(true)
        .get(id ?? '') as number | undefined
      const most = fromCents(Math.min(amount, due ?? 0))
      return id && (due ?? 0) > 0 ? [{ TxnID: id, PaymentAmount: most }] : []
    })
  }

  /** The fields that an Add has too, lines under the names they have there. */
  #asAdd(e: Entity, fields: Fields, shape: Shape): Fields {
    const out: Fields = {}
    for (const [name, field] of shape.fields) {
      const value =
        fields[name] ?? (name.endsWith('Add') ? fields[`${name.slice(0, -3)}Ret`] : undefined)
      if (value === undefined) continue
      const inner = (v: string | Fields): string | Fields | undefined =>
        typeof v === 'string' || field.isLeaf
          ? v
          : name.endsWith('Ref')
            ? this.#reference(name, v, e)
            : this.#asAdd(e, v, shapeIn(field))
      if (Array.isArray(value))
        out[name] = value.flatMap((v): (string | Fields)[] => {
          const one = inner(v)
          return one === undefined ? [] : [one]
        })
      else out[name] = inner(value as string | Fields)
    }
    const order = fields['@order']
    if (Array.isArray(order))
      out['@order'] = order.map((n) => (typeof n === 'string' ? n.replace(/Ret$/, 'Add') : n))
    return out
  }

  /** By ListID; what it points to is made where it is not there. */
  #reference(name: string, ref: Fields, owner: Entity): Fields | undefined {
    const id = textAt(ref, 'ListID')
    const fullName = textAt(ref, 'FullName') ?? ''
    const [kind] = refTargets(name, owner)
    if (!id || !kind) return fullName === '' ? ref : { FullName: fullName }
    const e = entity(kind)
    const isThere = this.#company
      .sql('select 1 from lists where family = ? and id = ?')
      .get(e.family, id)
    if (isThere || adoptSpecial(this.#company, e, fullName, { id })) return { ListID: id }
    const rate = e.name === 'ItemSalesTax' && this.#taxRates.get(id)
    const least = this.#leastOf(e, name, fullName)
    const content = least && rate ? { ...least, ...this.#taxed(rate) } : least
    // A template and the like, which no request can make: the record stands without it.
    if (!content || this.#perform(e, id, content, undefined) !== undefined) return undefined
    this.stubs++
    return { ListID: id }
  }

  /** A rate is owed to somebody: to whom, the recording does not show. */
  #taxed(rate: string): Fields {
    const Name = 'Tax Agency'
    if (!listByName(this.#company, entity('Vendor').family, Name))
      this.#desktop.perform('VendorAddRq', { VendorAdd: { Name } })
    return { TaxRate: rate, TaxVendorRef: { FullName: Name } }
  }

  /** What such a record stands under is there, if only by its name. */
  #parents(e: Entity, fullName: string): Fields {
    const cut = fullName.lastIndexOf(':')
    if (!e.hierarchical || cut < 0) return {}
    const parent = fullName.slice(0, cut)
    if (!listByName(this.#company, e.family, parent)) {
      const content = this.#leastOf(e, '', parent)
      if (content) this.#desktop.perform(e.addName, { [`${e.name}Add`]: content })
    }
    return { ParentRef: { FullName: parent } }
  }

  /** The least that an Add of the kind needs. */
  #leastOf(e: Entity, refName: string, fullName: string): Fields | undefined {
    const name = fullName.split(':').at(-1) ?? ''
    if (name === '' || !request(e.addName)) return undefined
    return { Name: name, ...this.#parents(e, fullName), ...needs[e.name]?.(refName) }
  }
}

const needs: Readonly<Record<string, (refName: string) => Record<string, FieldValue>>> = {
  Account: (refName) => ({ AccountType: accountTypes[refName] ?? 'Expense' }),
  ItemService: () => ({
    SalesOrPurchase: { Price: '0.00', AccountRef: { FullName: 'Uncategorized Income' } },
  }),
}

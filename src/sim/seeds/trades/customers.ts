// Customers and their jobs: who there is, who comes back, who is new, who goes.
import { invariant } from '../../../errors.ts'
import type { Fields } from '../../../schema/entity.ts'
import { fold } from '../../ids.ts'
import { listById } from '../../records.ts'
import type { Seconds } from '../../zone.ts'
import type { Books } from './books.ts'
import { reps, salesTaxes } from './lists.ts'
import type { Luck } from './luck.ts'
import { address, business, email, jobName, type Party, person, phone } from './names.ts'
import { type OddCustomer, oddCustomers } from './odd-names.ts'

export interface Customer {
  readonly id: string
  readonly fullName: string
  readonly parent: Customer | undefined
  readonly jobs: Customer[]
  readonly isBusiness: boolean
  readonly hasEmail: boolean
  /** Pays within ten days, for 2 % off. */
  readonly isPrompt: boolean
  /** Gets one invoice, never pays it, and is made inactive. */
  readonly leaves: boolean
  isActive: boolean
  /** Credit memos and unapplied payments to be used some day. */
  credits: string[]
}

const nameLength = 41

export class Customers {
  readonly #books: Books
  readonly #all: Customer[] = []
  readonly #names = new Set<string>()
  /** Those without an invoice. */
  readonly #waiting: Customer[] = []

  /** A dozen odd names are there before the first invoice, the others come during the first half of the work. */
  constructor(books: Books) {
    this.#books = books
    const { days } = books
    const known = new Map<string, Customer>()
    oddCustomers.forEach((odd, i) => {
      const fullName = odd.below === undefined ? odd.name : `${odd.below}:${odd.name}`
      this.#names.add(fold(fullName))
      const early = days.founded + (i + 1) * 2 * 86_400 + i * 613
      const at = i < 12 ? early : days.at((i / oddCustomers.length) * 0.5)
      books.agenda.put(at, (moment) => {
        const parent = odd.below === undefined ? undefined : known.get(odd.below)
        known.set(fullName, this.#add(moment, oddParty(odd, books.luck), parent, odd))
      })
    })
  }

  /** Who gets an invoice now: most often somebody known, sometimes somebody new. */
  next(at: Seconds): Customer {
    const { luck } = this.#books
    // About one in twenty, more at first: every hundred invoices bring five customers and jobs.
    if (luck.chance(0.05 + 1 / (this.#all.length + 8))) return this.#new(at)
    if (this.#waiting.length > 0 && luck.chance(0.5)) return this.#served()
    for (let tries = 0; tries < 8; tries++) {
      // Old customers come more often than new ones, some of them all the time.
      const place = Math.floor(this.#all.length * luck.next() ** 1.8)
      const found = this.#all[place]
      if (found?.isActive && !found.leaves) return found
    }
    return this.#new(at)
  }

  /** Makes somebody inactive; nobody is invoiced after that. */
  deactivate(at: Seconds, customer: Customer): void {
    if (!customer.isActive) return
    customer.isActive = false
    this.change(at, customer, { IsActive: 'false' })
  }

  change(at: Seconds, { id }: Customer, fields: Fields): void {
    this.#books.ask(at, 'CustomerModRq', {
      CustomerMod: { ListID: id, EditSequence: this.#books.revision('names', id), ...fields },
      IncludeRetElement: ['ListID'],
    })
  }

  #new(at: Seconds): Customer {
    const { luck } = this.#books
    const parent = luck.chance(0.36) ? this.#parent() : undefined
    const party = luck.chance(0.45) ? business(luck) : person(luck)
    this.#add(at, parent ? { ...party, name: jobName(luck) } : party, parent)
    return this.#served()
  }

  /** Somebody a job may be made for: seldom a job itself, so that there are two levels and no third. */
  #parent(): Customer | undefined {
    const { luck } = this.#books
    const found = luck.pick(this.#all)
    if (!found.isActive || found.leaves || found.parent?.parent) return undefined
    return found.parent && luck.chance(0.4) ? found.parent : found
  }

  #served(): Customer {
    const customer = this.#waiting.pop()
    invariant(customer, 'somebody waits for an invoice')
    return customer
  }

  #add(at: Seconds, party: Party, parent: Customer | undefined, odd?: OddCustomer): Customer {
    const books = this.#books
    const { luck } = books
    const above = parent ? `${parent.fullName}:` : ''
    const name = odd?.name ?? this.#free(above, party.name)
    const isPrompt = party.isBusiness && luck.chance(0.12)
    const own = parent
      ? jobFields(books, at, parent.id)
      : customerFields(books, party, name, isPrompt)
    const id = books.add(at, 'Customer', { Name: name, ...own })
    const customer: Customer = {
      ...{ id, fullName: above + name, parent, jobs: [], isActive: true, credits: [] },
      leaves: odd?.leaves ?? false,
      isBusiness: parent ? parent.isBusiness : party.isBusiness,
      hasEmail: own['Email'] !== undefined,
      isPrompt: parent ? parent.isPrompt : isPrompt,
    }
    parent?.jobs.push(customer)
    this.#all.push(customer)
    this.#waiting.push(customer)
    return customer
  }

  /** The name, or one like it that nobody has. */
  #free(above: string, name: string): string {
    for (let n = 1; ; n++) {
      const tail = n === 1 ? '' : ` (${n})`
      const free = `${name.slice(0, nameLength - tail.length).trimEnd()}${tail}`
      const key = fold(above + free)
      if (this.#names.has(key)) continue
      this.#names.add(key)
      return free
    }
  }
}

function oddParty({ name }: OddCustomer, luck: Luck): Party {
  return { ...business(luck), name, isExempt: false }
}

function customerFields(books: Books, party: Party, name: string, isPrompt: boolean): Fields {
  const { luck } = books
  const type = party.isExempt
    ? 'Public'
    : party.isBusiness
      ? luck.pick(['Commercial', 'Commercial', 'Commercial:Property manager'])
      : 'Residential'
  const terms = isPrompt
    ? '2% 10 Net 30'
    : party.isBusiness
      ? luck.pick(['Net 30', 'Net 30', 'Net 15', 'Net 60', '10th of month'])
      : luck.pick(['Due on receipt', 'Net 10', 'Net 15'])
  const bill = address(luck, name)
  return {
    ...(party.isBusiness ? { CompanyName: name } : {}),
    ...(luck.chance(0.3) ? { Salutation: luck.pick(['Mr.', 'Ms.', 'Dr.']) } : {}),
    FirstName: party.first,
    LastName: party.last,
    BillAddress: bill,
    ...(luck.chance(0.2) ? { ShipAddress: address(luck, name) } : {}),
    Phone: phone(luck),
    ...(luck.chance(0.15) ? { AltPhone: phone(luck) } : {}),
    ...(luck.chance(0.1) ? { Fax: phone(luck) } : {}),
    ...(luck.chance(0.75) ? { Email: email(luck, party) } : {}),
    ...(party.isBusiness ? { Contact: `${party.first} ${party.last}` } : {}),
    CustomerTypeRef: { FullName: type },
    ...(luck.chance(0.85) ? { TermsRef: { FullName: terms } } : {}),
    ...(luck.chance(0.4) ? { SalesRepRef: { FullName: luck.pick(reps) } } : {}),
    SalesTaxCodeRef: { FullName: party.isExempt ? 'Non' : 'Tax' },
    ItemSalesTaxRef: { FullName: luck.pick(salesTaxes) },
    ...(party.isExempt ? { ResaleNumber: `E99${luck.int(10_000, 99_999)}` } : {}),
    ...(luck.chance(0.3) ? { AccountNumber: `C-${luck.int(1000, 99_999)}` } : {}),
    ...(luck.chance(0.25) ? { PreferredPaymentMethodRef: { FullName: 'Check' } } : {}),
    ...(luck.chance(0.1) ? { Notes: luck.pick(notes) } : {}),
    PreferredDeliveryMethod: luck.pick(['None', 'Email']),
    ...(party.isBusiness && luck.chance(0.1)
      ? { PriceLevelRef: { FullName: 'Contractor –7.5%' } }
      : {}),
  }
}

const notes = [
  'Dog in the yard. Call before 7 a.m.\nSide door & alley: park there.',
  'Wants "itemized" invoices; copies to the bookkeeper.',
  'Schlüssel beim Nachbarn (No. 12) – Mme Lefèvre.',
]

const inherited = [
  'CompanyName',
  'FirstName',
  'LastName',
  'BillAddress',
  'Phone',
  'Email',
  'TermsRef',
  'SalesTaxCodeRef',
  'ItemSalesTaxRef',
]

/** The window fills a new job in from the customer above; nothing is inherited later (17.1, certain). */
function jobFields(books: Books, at: Seconds, parent: string): Fields {
  const { luck, company } = books
  const above = listById(company, 'names', parent)?.body ?? {}
  const out: Fields = { ParentRef: { ListID: parent } }
  for (const name of inherited) if (above[name] !== undefined) out[name] = above[name]
  if (luck.chance(0.3)) out['ShipAddress'] = address(luck, 'Job site')
  out['JobStatus'] = luck.pick(['Awarded', 'InProgress', 'InProgress', 'Pending', 'None'])
  out['JobStartDate'] = books.date(at)
  if (luck.chance(0.5)) out['JobDesc'] = luck.pick(['Rough-in & trim', 'Time & material, n.t.e.'])
  out['JobTypeRef'] = { FullName: luck.pick(['New work', 'Remodel', 'Repair', 'Maintenance']) }
  return out
}

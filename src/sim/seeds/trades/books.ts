// The company as the generator works on it: requests at a moment, what is open, what was agreed for later.
import { invariant } from '../../../errors.ts'
import { entity } from '../../../schema/entities.ts'
import type { Fields } from '../../../schema/entity.ts'
import { addList, addTxn } from '../../add.ts'
import type { Company } from '../../company-file.ts'
import { Desktop } from '../../desktop.ts'
import { serialOf } from '../../ids.ts'
import { listById, listByName, type Txn, txnHead } from '../../records.ts'
import { Refusal } from '../../refusal.ts'
import type { Seconds } from '../../zone.ts'
import { Agenda } from './agenda.ts'
import { Luck } from './luck.ts'
import { WorkingDays } from './working-days.ts'

export interface OpenInvoice {
  readonly id: string
  /** Cents. */
  readonly open: number
}

export class Books {
  readonly company: Company
  readonly luck: Luck
  readonly days: WorkingDays
  readonly agenda = new Agenda()
  readonly #desktop: Desktop

  constructor(company: Company, seed: number) {
    this.company = company
    this.luck = new Luck(seed)
    this.days = new WorkingDays(company)
    this.#desktop = new Desktop(company)
  }

  /** A request that has to succeed, made at a moment. */
  ask(at: Seconds, name: string, content: Fields): Fields {
    const { attributes, content: answer } = this.company.at(at, () =>
      this.#desktop.perform(name, content),
    )
    invariant(attributes['statusCode'] === '0', `${name} succeeds: ${attributes['statusMessage']}`)
    return answer
  }

  /** An Add that has to succeed; gives the id of the new record, or an empty text where none was made. */
  add(at: Seconds, name: string, fields: Fields): string {
    const { company } = this
    const owner = entity(name)
    // Past `perform`, for its savepoint and the whole answer take a tenth of the time each.
    const content = { [`${name}Add`]: fields, IncludeRetElement: [owner.idField] }
    const save = owner.kind === 'list' ? addList : addTxn
    try {
      return company.at(at, () => save(company, owner, content)).id ?? ''
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      invariant(false, `${name}Add succeeds: ${error.status.message}`)
    }
  }

  /** Runs `work` so many days later, if the clock has come that far. */
  later(at: Seconds, days: number, work: (at: Seconds) => void): void {
    this.agenda.put(this.days.later(at, days, this.luck), work)
  }

  /** A reference by ListID to a record that the set-up made. */
  ref(family: string, fullName: string): Fields {
    const found = listByName(this.company, family, fullName)
    invariant(found, `the set-up made ${family} ${fullName}`)
    return { ListID: found.id }
  }

  /** EditSequence of a list record, for a Mod. */
  revision(family: string, id: string): string {
    return String(listById(this.company, family, id)?.revision)
  }

  date(at: Seconds): string {
    return this.company.zone.day(at)
  }

  txn(id: string): Txn | undefined {
    return txnHead(this.company, serialOf(id))
  }

  /** What is open of a document, or left of a credit; nothing of one that is gone. */
  rest(id: string): number {
    const row = this.company
      .sql('select total - applied from txns where serial = ?')
      .pluck(true)
      .get(serialOf(id))
    return typeof row === 'number' ? row : 0
  }

  /** The oldest open invoices of a customer since a day. */
  openInvoices(party: string, since: string, most: number): OpenInvoice[] {
    return this.company
      .sql(
        `select id, total - applied as open from txns indexed by txns_party_open
         where party = ? and kind = 'Invoice' and total <> applied and date >= ?
         order by date, serial limit ?`,
      )
      .all(party, since, most) as OpenInvoice[]
  }
}

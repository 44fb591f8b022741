// What a person at the computer with QuickBooks does behind the back of every application. One row an act: the
// command line, the HTTP service and the library offer these and no others.
import { z } from 'zod'
import type { Fields } from '../../schema/entity.ts'
import type { Company } from '../company-file.ts'
import { mergeLists } from '../merge.ts'
import { rights } from '../right-names.ts'
import { change, type Edited, editable, remove, voided } from './edit.ts'
import { kindNamed, listNamed } from './find.ts'
import { prefer, setClosingDate } from './prefer.ts'
import { leave, setDesk } from './state.ts'
import { checkCompanyFile, settled } from './windows.ts'

export interface Act {
  readonly name: string
  readonly says: string
  /** Shape of what it needs. */
  readonly takes: z.ZodObject
  /** Names of the arguments of the command line, in order; `?` may be left out. */
  readonly words: readonly string[]
  /** Further words NAME=VALUE fill `set`. */
  readonly sets?: true
  readonly run: (company: Company, given: never) => object
}

/** Values in the names of the request: {"Memo": "x", "BillAddress": {"City": "Salem"}}. */
const fields: z.ZodType<Fields> = z
  .lazy(() =>
    z.record(z.string(), z.union([z.string(), fields, z.array(z.union([z.string(), fields]))])),
  )
  .describe('fields in the names of the request; text, or aggregates of them') as z.ZodType<Fields>

const kind = z.string().min(1).describe('kind of record: invoices, Invoice, customers …')
const record = z.string().min(1).describe('its ListID or TxnID, its full name or its number')

function act<Shape extends z.ZodRawShape>(
  name: string,
  says: string,
  words: readonly string[],
  shape: Shape,
  run: (company: Company, given: z.infer<z.ZodObject<Shape>>) => object,
  sets?: true,
): Act {
  const takes = z.strictObject(shape) as unknown as z.ZodObject
  return { name, says, words, takes, run, ...(sets ? { sets } : {}) }
}

export const acts: readonly Act[] = [
  act(
    'add',
    'Enters a record',
    ['kind'],
    { kind, set: fields },
    (company, given): Edited => change(company, kindNamed(given.kind), given.set),
    true,
  ),
  act(
    'edit',
    'Opens a record, changes fields and saves',
    ['kind', 'record'],
    { kind, record, set: fields },
    (company, given): Edited => change(company, kindNamed(given.kind), given.set, given.record),
    true,
  ),
  act(
    'delete',
    'Deletes a record',
    ['kind', 'record'],
    { kind, record },
    (company, given): Edited => remove(company, kindNamed(given.kind), given.record),
  ),
  act(
    'void',
    'Voids a transaction',
    ['kind', 'record'],
    { kind, record },
    (company, given): Edited => voided(company, kindNamed(given.kind), given.record),
  ),
  act(
    'open',
    'Opens a window on a record, which locks it',
    ['kind', 'record'],
    { kind, record },
    (company, given) => {
      const { id, label } = editable(company, kindNamed(given.kind), given.record)
      company.sql('insert or replace into locks values (?, ?)').run(id, company.facts.user)
      return { id, label, locked: true }
    },
  ),
  act(
    'close',
    'Closes the window on a record, or all windows',
    ['kind?', 'record?'],
    { kind: kind.optional(), record: record.optional() },
    (company, given) => {
      if (given.kind === undefined || given.record === undefined) {
        const { changes } = company.sql('delete from locks').run()
        return { closed: changes }
      }
      const { id, label } = editable(company, kindNamed(given.kind), given.record)
      const { changes } = company.sql('delete from locks where id = ?').run(id)
      return { id, label, closed: changes }
    },
  ),
  act(
    'dialog',
    'Leaves a modal dialog on the screen: no application gets in',
    ['text?'],
    { text: z.string().min(1).optional().describe('what it says') },
    (company, given) => {
      setDesk(company, { dialog: given.text ?? 'A dialog' })
      return settled(company)
    },
  ),
  act('answer', 'Answers the dialog', [], {}, (company) => {
    setDesk(company, { dialog: undefined })
    return settled(company)
  }),
  act('close-company', 'Closes the company file; QuickBooks stays open', [], {}, (company) => {
    leave(company, { isClosed: true })
    return settled(company)
  }),
  act('open-company', 'Opens the company file again', [], {}, (company) => {
    leave(company, {})
    return settled(company)
  }),
  act(
    'switch',
    'Opens another company file in place of this one',
    ['to'],
    { to: z.string().min(1).describe('a company file (.qbsim)') },
    (company, given) => {
      leave(company, { other: checkCompanyFile(company, given.to) })
      return settled(company)
    },
  ),
  act(
    'prefer',
    'Changes preferences, such as AccountingPreferences.IsUsingClassTracking=true',
    [],
    { set: fields },
    (company, given) => ({ preferences: prefer(company, given.set) }),
    true,
  ),
  act(
    'closing-date',
    'Closes the books up to a day, with a password unless told otherwise; no day opens them',
    ['date?'],
    {
      date: z.iso.date().optional().describe('YYYY-MM-DD'),
      password: z.boolean().optional().describe('false: the window only warns, requests pass'),
    },
    (company, given) => setClosingDate(company, given.date, given.password ?? true),
  ),
  act(
    'mode',
    'Goes to single-user or multi-user mode',
    ['mode'],
    { mode: z.enum(['single', 'multi']) },
    (company, given) => {
      company.setFacts({ fileMode: given.mode === 'single' ? 'SingleUser' : 'MultiUser' })
      return settled(company)
    },
  ),
  act(
    'deny',
    'Takes a right from the application or its user; "nothing" gives all of them back',
    ['right'],
    { right: z.enum([...rights, 'nothing']) },
    (company, given) => {
      const { right } = given
      const had = (company.facts.denied ?? []).filter((one) => one !== right)
      company.setFacts({ denied: right === 'nothing' ? [] : [...had, right] })
      return { denied: company.facts.denied ?? [] }
    },
  ),
  act(
    'merge',
    'Merges one record of a list into another: two customers become one',
    ['kind', 'from', 'to'],
    {
      kind,
      from: record.describe('the record that goes'),
      to: record.describe('the one that stays'),
    },
    (company, given) => {
      const owner = kindNamed(given.kind)
      const from = listNamed(company, owner, given.from)
      const kept = mergeLists(company, from, listNamed(company, owner, given.to))
      return { gone: from.id, id: kept.id, label: kept.fullName }
    },
  ),
]

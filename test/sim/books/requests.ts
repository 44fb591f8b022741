// One step of a sequence: a request, legal or not, or something a person does at the desk.
import type { Message } from '../../../src/qbxml/document.ts'
import { sampleRequest } from '../../../src/qbxml/sample.ts'
import { entities, entity } from '../../../src/schema/entities.ts'
import type { Entity, Fields } from '../../../src/schema/entity.ts'
import { messageSet, model, request } from '../../../src/schema/grammar.ts'
import { addDays } from '../../../src/schema/scalars.ts'
import { txnForms } from '../../../src/sim/forms.ts'
import { fill, type Luck, type Making, refOf } from './luck.ts'
import { rules } from './rules.ts'

/** A request, or what a person does. */
export type Step = Message | { readonly desk: string; readonly work: () => void }

type Maker = (luck: Luck, advance: (seconds: number) => void) => Step | undefined

const ask = (name: string, content: Fields, attributes: Record<string, string> = {}): Message => ({
  ...{ name, attributes, content },
})

const making = (luck: Luck, owner: Entity, scale = 1): Making => ({
  ...{ luck, owner, inside: '', sofar: {}, scale },
})

// Sites are a feature that is off.
const txnKinds = (): string[] => Object.keys(txnForms).filter((k) => k !== 'TransferInventory')
const has = (name: string): boolean => request(name) !== undefined

function add(luck: Luck, kind: string): Step | undefined {
  const owner = entity(kind)
  if (!has(`${kind}AddRq`)) return undefined
  const fields = fill(model(`${kind}Add`), making(luck, owner), rules)
  if (!completed(luck, owner, fields)) return undefined
  return ask(`${kind}AddRq`, { [`${kind}Add`]: fields })
}

/** What rules for single elements cannot say; false where such a request is not to be made. */
function completed(luck: Luck, owner: Entity, fields: Fields): boolean {
  switch (owner.name) {
    case 'ReceivePayment':
      // A payment says what it is for; where nothing is open, that QuickBooks shall find it.
      if (fields['AppliedToTxnAdd'] === undefined) fields['IsAutoApply'] ??= 'true'
      return true
    case 'BillPaymentCheck':
    case 'BillPaymentCreditCard':
      return fields['AppliedToTxnAdd'] !== undefined
    case 'ARRefundCreditCard':
      return fields['RefundAppliedToTxnAdd'] !== undefined
    case 'JournalEntry':
      Object.assign(fields, journal(luck, owner))
      return true
    default:
      return true
  }
}

/** Two lines of the same amount, now and then not; sometimes of a customer or a vendor. */
function journal(luck: Luck, owner: Entity): Fields {
  const m = making(luck, owner)
  const amount = luck.amount()
  const type = luck.pick(['Expense', 'Equity', 'AccountsReceivable', 'AccountsPayable'])
  const party =
    type === 'AccountsReceivable' ? 'Customer' : type === 'AccountsPayable' ? 'Vendor' : ''
  const one = (types: string, Amount: string): Fields => ({
    AccountRef: refOf(m, 'AccountRef', `json_extract(body, '$.AccountType') = '${types}'`),
    Amount,
    ...(types === type && party !== ''
      ? { EntityRef: refOf(m, 'EntityRef', `kind = '${party}'`) }
      : {}),
  })
  const sides = [one(type ?? '', amount), one('Income', luck.chance(0.04) ? '0.01' : amount)]
  if (luck.chance(0.5)) sides.reverse()
  return { JournalDebitLine: [sides[0] ?? {}], JournalCreditLine: [sides[1] ?? {}] }
}

interface Row {
  id: string
  kind: string
  revision: number
  party: string | null
  lines: string
}

const columns = 'select id, kind, revision, party, lines from txns where serial = ?'

/** Chosen by its number: the lines of all of them need not be read for that. */
function someTxn(luck: Luck): Row | undefined {
  const chosen = luck.row<{ serial: number }>('select serial from txns order by serial')
  return chosen && (luck.company.sql(columns).get(chosen.serial) as Row)
}

function changed(luck: Luck): Step | undefined {
  const found = someTxn(luck)
  if (!found || !has(`${found.kind}ModRq`) || !txnForms[found.kind]) return undefined
  const owner = entity(found.kind)
  const mine = { ...making(luck, owner, 0.25), party: found.party ?? undefined }
  const fields = fill(model(`${found.kind}Mod`), mine, rules)
  // A document that is applied keeps its customer: mostly it is left alone.
  if (owner.partyField && luck.chance(0.8)) delete fields[owner.partyField]
  Object.assign(fields, { TxnID: found.id, EditSequence: sequence(luck, found.revision) })
  if (luck.chance(0.5)) Object.assign(fields, changedLines(luck, owner, found, mine))
  return ask(`${found.kind}ModRq`, { [`${found.kind}Mod`]: fields })
}

/** Now and then an old one. */
const sequence = (luck: Luck, revision: number): string =>
  String(luck.chance(0.04) ? revision - 1 : revision)

/** Most of the lines as they are, some with another amount, some gone, one new. */
function changedLines(luck: Luck, owner: Entity, found: Row, mine: Making): Fields {
  const stored = JSON.parse(found.lines) as Fields[]
  const out: Record<string, Fields[]> = {}
  for (const line of stored) {
    const name = `${String(line['~kind'])}Mod`
    if (!owner.lines.includes(String(line['~kind'])) || luck.chance(0.15)) continue
    const amount = luck.chance(0.3) && !name.includes('Group') ? { Amount: luck.amount() } : {}
    ;(out[name] ??= []).push({ TxnLineID: line['TxnLineID'], ...amount })
  }
  const kind = owner.lines.find((line) => !/Group|AppliedTo/.test(line))
  if (kind && luck.chance(0.3))
    try {
      const fresh = fill(model(`${kind}Add`), { ...mine, scale: 1 }, rules)
      ;(out[`${kind}Mod`] ??= []).push({ ...fresh, TxnLineID: '-1' })
    } catch (error) {
      // A kind of line that can be changed and not added.
      if (!(error instanceof Error && error.message.startsWith('no model'))) throw error
    }
  return out
}

const listKinds = [
  'Customer',
  'Vendor',
  'Account',
  'ItemService',
  'ItemNonInventory',
  'ItemInventory',
  'ItemDiscount',
  'Class',
  'PaymentMethod',
  'OtherName',
]

function changedList(luck: Luck): Step | undefined {
  const kind = luck.pick(listKinds) ?? ''
  const found = luck.row<Row>('select id, kind, revision from lists where kind = ?', kind)
  if (!found || !has(`${kind}ModRq`)) return undefined
  const fields: Fields = {
    ...{ ListID: found.id, EditSequence: sequence(luck, found.revision) },
    ...(luck.chance(0.4) ? { Name: luck.name(31) } : { IsActive: String(luck.chance(0.8)) }),
  }
  return ask(`${kind}ModRq`, { [`${kind}Mod`]: fields })
}

function deleted(luck: Luck, verb: 'Del' | 'Void'): Step | undefined {
  const found = someTxn(luck)
  if (!found || (verb === 'Void' && !txnForms[found.kind]?.void && luck.chance(0.9)))
    return undefined
  const id = luck.chance(0.05) ? 'FFFFF-1770000000' : found.id
  const types = verb === 'Del' ? 'TxnDelType' : 'TxnVoidType'
  return ask(`Txn${verb}Rq`, { [types]: found.kind, TxnID: id })
}

/** Anything the grammar allows; ids and names in it mostly mean nothing. */
function anything(luck: Luck): Step {
  const names = messageSet('QBXMLMsgsRq').members.filter((n) => !request(n)?.notIn.includes('QBD'))
  return sampleRequest(luck.pick(names) ?? '', luck.random, { version: '13.0' })
}

/** A query of a kind that there is, with the filters that luck gives it. */
function query(luck: Luck): Step {
  const names = entities
    .filter((e) => e.kind === 'list' || txnForms[e.name])
    .map((e) => e.queryName)
  const asked = sampleRequest(luck.pick(names) ?? '', luck.random, { version: '13.0' })
  const { iterator: _, iteratorID: __, ...attributes } = asked.attributes
  return { ...asked, attributes }
}

const desk = (name: string, work: () => void): Step => ({ desk: name, work })

function window(luck: Luck): Step {
  const { company } = luck
  const open = luck.row<{ id: string }>('select id from locks')
  if (open && luck.chance(0.7))
    return desk('closes a window', () => company.sql('delete from locks').run())
  const found = luck.row<{ id: string }>('select id from txns union all select id from lists')
  return desk('opens a window', () =>
    company.sql('insert or replace into locks values (?, ?)').run(found?.id ?? '', 'Admin'),
  )
}

function closing(luck: Luck): Step {
  const { company } = luck
  const { preferences, hasClosingPassword } = company.facts
  const accounting = { ...(preferences['AccountingPreferences'] as Fields) }
  const isOff = hasClosingPassword || luck.chance(0.4)
  if (isOff) delete accounting['ClosingDate']
  else accounting['ClosingDate'] = addDays(company.today(), luck.below(15) - 75)
  return desk(isOff ? 'opens the books' : 'closes the books', () =>
    company.setFacts({
      hasClosingPassword: !isOff,
      preferences: { ...preferences, AccountingPreferences: accounting },
    }),
  )
}

function mode(luck: Luck): Step {
  const { company } = luck
  const fileMode =
    company.facts.fileMode === 'MultiUser' || luck.chance(0.7) ? 'SingleUser' : 'MultiUser'
  return desk(`goes to ${fileMode}`, () => company.setFacts({ fileMode }))
}

/** What may come next, and how often. */
const steps: readonly (readonly [often: number, make: Maker])[] = [
  [40, (luck) => add(luck, luck.pick(txnKinds()) ?? 'Invoice')],
  [8, (luck) => add(luck, 'Invoice')],
  [8, (luck) => add(luck, 'ReceivePayment')],
  [10, (luck) => add(luck, luck.pick(listKinds) ?? '')],
  [20, changed],
  [5, changedList],
  [5, (luck) => deleted(luck, 'Del')],
  [4, (luck) => deleted(luck, 'Void')],
  [
    2,
    (luck) => {
      const found = luck.row<Row>('select id, kind from lists')
      return found && ask('ListDelRq', { ListDelType: found.kind, ListID: found.id })
    },
  ],
  [8, query],
  [5, anything],
  [2, window],
  [1, closing],
  [1, mode],
  [4, (luck, advance) => desk('waits', () => advance(1 + luck.below(40_000)))],
]
const sum = steps.reduce((all, [often]) => all + often, 0)

export function nextStep(luck: Luck, advance: (seconds: number) => void): Step {
  for (;;) {
    let at = luck.below(sum)
    for (const [often, make] of steps) {
      at -= often
      if (at >= 0) continue
      const made = make(luck, advance)
      if (made) return made
      break
    }
  }
}

// What a row of the table of errors is (error-texts.test.ts), and the small deeds that such rows are made of.
import { generateQwc } from '../../../src/cli/connections.ts'
import { setPref } from '../../../src/cli/prefs.ts'
import type { ErrorCode } from '../../../src/errors.ts'
import type { Fields } from '../../../src/schema/entity.ts'
import { readFault } from '../../../src/sim/faults.ts'
import { WebConnector } from '../../../src/sim/web-connector.ts'
import { change, one, type Row as StoreRow } from '../../../src/store/store.ts'
import { textIn, type World } from '../../world.ts'

export interface Row {
  readonly code: ErrorCode
  /** Number or name of the record, and whose it is. */
  readonly number?: string
  readonly customer?: string
  readonly reason: RegExp
  readonly remedy: RegExp
  /** Makes it happen; the next run, or the last that this makes, meets it. */
  readonly act: (w: World) => unknown
  /** It is met before there is a run. */
  readonly isBeforeRun?: true
  /** The last run that `act` made has met it, and another one would settle it. */
  readonly isMet?: true
  /** Puts right what later rows need. */
  readonly after?: (w: World) => unknown
}

export const pay = (
  w: World,
  number: string,
  amount: string,
  more: Record<string, string> = {},
) => {
  const row = {
    id: `p-${number}-${amount}`,
    invoice_number: number,
    amount,
    number: `ref-${amount}`,
    ...more,
  }
  const names = Object.keys(row)
  w.sql
    .prepare(
      `insert into payments (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row))
  return row.id
}
export const settings = (w: World, set: object) =>
  w.store.commit([change('connections', { id: 'rivera' }, set)])
/** What the Web Connector stamped into the company file: as telling as its name. */
export const stamp = (w: World, fileId: string) =>
  w.store.commit([change('installations', { connection_id: 'rivera' }, { file_id: fileId })])
export const fault = (text: string) => (w: World) => w.connector.plan.add(readFault(text))
export const preference = (w: World, hasClosing: boolean) => {
  const { preferences } = w.company.facts
  const { ClosingDate: _, ...accounting } = preferences['AccountingPreferences'] as Fields
  w.company.setFacts({
    hasClosingPassword: hasClosing,
    preferences: {
      ...preferences,
      AccountingPreferences: hasClosing ? { ...accounting, ClosingDate: '2026-01-31' } : accounting,
    },
  })
}
export const firstItem = (w: World, number: string) => {
  const line = w.look('Invoice', number)['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as Fields, 'ItemRef.FullName')
}

export const insert = (w: World, table: string, row: Record<string, string>) =>
  w.sql
    .prepare(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
    )
    .run(Object.values(row))
export const idOf = (w: World, table: string, name: string) =>
  w.rows<{ id: string }>(`select id from ${table} where full_name = ?`, name)[0]?.id ?? ''
export const invoice = (w: World, id: string, number: string) =>
  w.sql.transaction(() => {
    insert(w, 'invoice_lines', {
      parent_id: id,
      position: '1',
      item: firstItem(w, '1002'),
      amount: '510.00',
    })
    insert(w, 'invoices', {
      id,
      number,
      customer_id: idOf(w, 'customers', 'Acme Dental'),
      date: '2026-04-01',
    })
  })()

export const connection = async (w: World): Promise<StoreRow<'connections'>> => {
  const row = await one(w.store, 'connections', { id: w.connectionId })
  if (!row) throw new Error('no connection')
  return row
}
export const prefer = async (w: World, key: string, value: string) =>
  setPref(w.store, w.env, await connection(w), key, value)

/** The link breaks, once, at the request that contains the word: before QuickBooks has it, or before its answer. */
export function breakAt(w: World, point: 'afterSendRequest' | 'afterProcess', word: string): void {
  let isBroken = false
  w.connector.faults = {
    [point]: () => {
      const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
      if (isBroken || !String(last?.answer).includes(word)) return undefined
      isBroken = true
      return 'drop'
    },
  } as never
}
export const forgetMessageSets = (w: World) =>
  w.desktop
    .openSession({ appName: 'qbsync rivera', companyFile: '' })
    .processRequest(
      '<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRq oldMessageSetID="ClearAllMessageSets" onError="stopOnError"/></QBXML>',
    )
/** Another computer of the same connection. */
export async function secondComputer(w: World): Promise<WebConnector> {
  const origin = `http://localhost:${new URL(w.url).port}`
  const made = await generateQwc(w.store, w.env, {
    connection: await connection(w),
    origin,
    label: 'back office',
  })
  const second = new WebConnector({ quickbooks: w.desktop, env: w.env })
  second.setPassword(second.addApplication(made.qwc, 'second.qwc'), made.password)
  return second
}
/** Payments are not shown where the first question of a run looks for them, or everywhere else. */
export const refusePayments = (w: World, where: 'first' | 'later') => {
  w.tamper = (answer) =>
    answer.includes('<CompanyActivityQueryRs') === (where === 'first')
      ? answer.replace(
          /(<(?:ReceivePayment|Invoice)QueryRs requestID="[^"]*") statusCode="\d+"/g,
          '$1 statusCode="3260"',
        )
      : answer
}

/** A payment whose text never reached QuickBooks; what is given back hands it over after all. */
export async function heldText(w: World, amount: string): Promise<() => void> {
  pay(w, '1002', amount)
  breakAt(w, 'afterSendRequest', 'ReceivePaymentAddRq')
  await w.tick()
  w.connector.faults = {}
  const [text] = w.sent('ReceivePaymentAddRq')
  if (!text) throw new Error('no payment was sent')
  const session = w.desktop.openSession({ appName: 'qbsync rivera', companyFile: '' })
  return () => void session.processRequest(text)
}

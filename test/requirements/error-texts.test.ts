// Every error of sync-behaviour 2.2 that a run on QuickBooks Desktop can meet, made to happen in the simulator: what
// `errors show` and `runs show` print must name document and customer, the reason, and what to do (R64, R76–R79, R83–R85).
// The others of that table are told by a command at once (accounts, start date, types), or are not of Desktop.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawError, withSupport } from '../../src/cli/failures.ts'
import { drawRun } from '../../src/cli/runs/draw.ts'
import { drawList } from '../../src/cli/runs/draw-list.ts'
import { findRuns } from '../../src/cli/runs/find.ts'
import { loadRun } from '../../src/cli/runs/load.ts'
import type { ErrorCode } from '../../src/errors.ts'
import type { Fields } from '../../src/schema/entity.ts'
import { readFault } from '../../src/sim/faults.ts'
import { change } from '../../src/store/store.ts'
import { makeWorld, textIn, type World, type WorldOptions } from '../world.ts'

interface Row {
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
  /** Puts right what later rows need. */
  readonly after?: (w: World) => unknown
}

const pay = (w: World, number: string, amount: string, more: Record<string, string> = {}) => {
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
const settings = (w: World, set: object) =>
  w.store.commit([change('connections', { id: 'rivera' }, set)])
/** What the Web Connector stamped into the company file: as telling as its name. */
const stamp = (w: World, fileId: string) =>
  w.store.commit([change('installations', { connection_id: 'rivera' }, { file_id: fileId })])
const fault = (text: string) => (w: World) => w.connector.plan.add(readFault(text))
const preference = (w: World, hasClosing: boolean) => {
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
const firstItem = (w: World, number: string) => {
  const line = w.look('Invoice', number)['InvoiceLineRet']
  return textIn((Array.isArray(line) ? line[0] : line) as Fields, 'ItemRef.FullName')
}

const invoicesPaid: readonly Row[] = [
  {
    code: 'E_OVERPAYMENT',
    number: '1002',
    customer: 'Birch Cafe',
    reason: /450\.00 for .*1002.*open balance 400\.00/,
    remedy: /payment or credit entered in QuickBooks/,
    act: (w) => pay(w, '1002', '450.00'),
  },
  {
    code: 'E_QB_RECORD_IN_USE',
    number: '1001',
    customer: 'Acme Dental',
    reason: /1001.*is open in a QuickBooks window/,
    remedy: /Close the window/,
    act: (w) => {
      const id = textIn(w.look('Invoice', '1001'), 'TxnID')
      w.company.sql("insert into locks values (?, 'Rosa')").run(id)
      pay(w, '1001', '10.00')
    },
    after: (w) => w.company.sql('delete from locks').run(),
  },
  {
    code: 'E_QB_PERIOD_CLOSED',
    number: '1004',
    customer: 'Cedar Gym',
    reason: /1004.*closed period/,
    remedy: /re-open the period, or book by hand/,
    act: (w) => {
      preference(w, true)
      pay(w, '1004', '90.00', { date: '2026-01-20' })
    },
    after: (w) => preference(w, false),
  },
  {
    code: 'E_QB_DEPOSITED',
    number: '1005',
    customer: 'Birch Cafe',
    reason: /1005.*already in a deposit/,
    remedy: /Take it out of the deposit/,
    act: async (w) => {
      const id = pay(w, '1005', '75.00')
      await w.tick()
      const [booked] = w.rows<{ quickbooks_id: string }>(
        'select quickbooks_id from payments where id = ?',
        id,
      )
      const line = { PaymentTxnID: booked?.quickbooks_id ?? '' }
      w.inQuickBooks('DepositAddRq', {
        DepositAdd: { DepositToAccountRef: { FullName: 'Checking' }, DepositLineAdd: [line] },
      })
      w.sql.prepare("update payments set status = 'failed' where id = ?").run(id)
    },
  },
  {
    code: 'E_MAP_AMBIGUOUS_NAME',
    number: 'Elm Studio',
    reason: /Several records of the platform are named Elm Studio: c-1, c-2/,
    remedy: /Rename all but one, or link one by hand: qbsync records link/,
    act: (w) => {
      for (const id of ['c-1', 'c-2'])
        w.sql.prepare("insert into customers (id, name) values (?, 'Elm Studio')").run(id)
      w.inQuickBooks('CustomerAddRq', { CustomerAdd: { Name: 'Elm Studio' } })
    },
  },
  {
    // R83: QuickBooks is closed and may not be started.
    code: 'E_QB_NOT_STARTED',
    reason: /could not be started for qbsync rivera \(0x80040408\)/,
    remedy: /Edit → Preferences → Integrated Applications → Properties/,
    act: fault('hresult-connect:0x80040408'),
  },
  {
    code: 'E_QB_AUTOLOGIN_DENIED',
    reason: /qbsync rivera may not sign in by itself \(0x80040420\)/,
    remedy: /allow automatic login/,
    act: fault('hresult-connect:0x80040420'),
  },
  {
    code: 'E_QB_ADMIN_REQUIRED',
    reason: /granted by the QuickBooks Admin \(0x80040418\)/,
    remedy: /Sign in as Admin, single-user mode/,
    act: fault('hresult-connect:0x80040418'),
  },
  {
    code: 'E_QB_DIALOG_OPEN',
    reason: /A QuickBooks dialog is waiting/,
    remedy: /Close the dialog/,
    act: fault('dialog-open'),
  },
  {
    code: 'E_QB_OTHER_FILE_OPEN',
    reason: /Another company file is open/,
    remedy: /Close it, or leave QuickBooks open without a file/,
    act: fault('hresult-connect:0x8004040A'),
  },
  {
    code: 'E_WRONG_COMPANY',
    reason:
      /open company is Rivera Plumbing .*this connection belongs to Oak Bakery .*stamp of another installation/,
    remedy: /Open the right company file/,
    act: async (w) => {
      await settings(w, { company_name: 'Oak Bakery' })
      await stamp(w, '{another}')
    },
    after: async (w) => {
      await settings(w, { company_name: 'Rivera Plumbing' })
      await stamp(w, w.connector.applications[0]?.qwc.fileId ?? '')
    },
  },
  {
    code: 'E_QB_VERSION_UNSUPPORTED',
    reason: /knows qbXML up to 3\.0; needed is/,
    remedy: /Upgrade QuickBooks/,
    act: (w) => w.company.setFacts({ newestVersion: '3.0' }),
    after: (w) => w.company.setFacts({ newestVersion: '16.0' }),
  },
  {
    code: 'E_AUTH_BAD_PASSWORD',
    reason: /The connector sent a wrong password for qbsync rivera/,
    remedy: /qbsync qwc replace/,
    act: (w) => {
      for (const app of w.connector.applications) w.connector.setPassword(app, 'wrong')
    },
    isBeforeRun: true,
  },
]

const insert = (w: World, table: string, row: Record<string, string>) =>
  w.sql
    .prepare(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
    )
    .run(Object.values(row))
const idOf = (w: World, table: string, name: string) =>
  w.rows<{ id: string }>(`select id from ${table} where full_name = ?`, name)[0]?.id ?? ''
const invoice = (w: World, id: string, number: string) =>
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

const billsPaid: readonly Row[] = [
  {
    code: 'E_QB_DUPLICATE_NAME',
    number: 'Acme Dental',
    reason: /The name Acme Dental is already used in QuickBooks, by .*customer/i,
    remedy: /Rename one of them/,
    act: (w) => insert(w, 'vendors', { id: 'v-1', name: 'Acme Dental' }),
    after: (w) => w.sql.exec("update vendors set name = 'Acme (V)' where id = 'v-1'"),
  },
  {
    code: 'E_QB_DUPLICATE_NUMBER',
    number: '1002',
    reason: /number 1002 already exists in QuickBooks.*Birch Cafe/,
    remedy: /Delete it there .* or give this one another number/,
    act: (w) => invoice(w, 'p-9', '1002'),
  },
  {
    code: 'E_QB_FEATURE_OFF',
    number: 'South',
    reason: /A feature needed for .*South.* is switched off/,
    remedy: /Switch it on under Edit → Preferences/,
    act: (w) => insert(w, 'classes', { id: 'd-1', name: 'South' }),
  },
  {
    code: 'E_INVOICE_LOCKED',
    number: 'P-10',
    reason: /P-10.* was synced and can be edited only in QuickBooks/,
    remedy: /Edit it there/,
    act: async (w) => {
      invoice(w, 'p-10', 'P-10')
      await w.tick()
      w.sql.exec("update invoices set memo = 'third' where id = 'p-10'")
    },
  },
  {
    code: 'E_CREDIT_BEFORE_PAYMENT',
    number: '1001',
    customer: 'Acme Dental',
    reason: /credit was applied to .*1001.* before the partial payment .*800\.00; open is 700\.00/,
    remedy: /Take the credit off the invoice/,
    act: (w) => {
      const line = { ItemRef: { FullName: firstItem(w, '1001') }, Quantity: '1', Rate: '300.00' }
      const memo = w.inQuickBooks('CreditMemoAddRq', {
        CreditMemoAdd: { CustomerRef: { FullName: 'Acme Dental' }, CreditMemoLineAdd: [line] },
      })
      const credit = { CreditTxnID: textIn(memo, 'CreditMemoRet.TxnID'), AppliedAmount: '300.00' }
      const applied = { TxnID: textIn(w.look('Invoice', '1001'), 'TxnID'), SetCredit: [credit] }
      w.inQuickBooks('ReceivePaymentAddRq', {
        ReceivePaymentAdd: {
          CustomerRef: { FullName: 'Acme Dental' },
          TotalAmount: '0.00',
          AppliedToTxnAdd: [applied],
        },
      })
      const id =
        w.rows<{ id: string }>("select id from invoices where number = '1001'")[0]?.id ?? ''
      insert(w, 'payments', { id: 'c-800', invoice_id: id, amount: '800.00' })
    },
  },
  {
    // Somebody saves the vendor in QuickBooks between our read and our write.
    code: 'E_QB_STALE_EDIT',
    number: 'Pipe Supply',
    reason: /Pipe Supply.* changed in QuickBooks meanwhile/,
    remedy: /read again and retried on the next run/,
    act: (w) => {
      w.sql.prepare("update vendors set phone = '3' where full_name = 'Pipe Supply'").run()
      w.connector.faults = {
        afterSendRequest: () => {
          const last = [...w.calls].reverse().find((c) => c.call === 'sendRequestXML')
          if (String(last?.answer).includes('VendorModRq')) {
            const { ListID, EditSequence } = vendor(w)
            w.inQuickBooks('VendorModRq', {
              VendorMod: {
                ListID: ListID ?? '',
                EditSequence: EditSequence ?? '',
                Email: `${w.env.now()}@y.example`,
              },
            })
          }
          return undefined
        },
      } as never
    },
    after: (w) => {
      w.connector.faults = {}
    },
  },
]

const vendor = (w: World): Record<string, string> =>
  (
    w.desktop.perform('VendorQueryRq', { FullName: ['Pipe Supply'] }).content[
      'VendorRet'
    ] as Record<string, string>[]
  )[0] ?? {}

const dataShared: readonly Row[] = [
  {
    code: 'E_READ_ONLY_PROFILE',
    number: 'Elm Studio',
    reason: /Elm Studio.* is not sent: the profile data-sharing-desktop only reads/,
    remedy: /Use another profile/,
    act: (w) => insert(w, 'customers', { id: 'c-1', name: 'Elm Studio' }),
  },
]

const worlds: readonly [string, WorldOptions, readonly Row[], ((w: World) => void)?][] = [
  ['payments-desktop', { company: 'Rivera Plumbing' }, invoicesPaid],
  [
    'bill-pay-desktop',
    {
      rules: 'bill-pay-desktop',
      settings: { startDate: '2026-02-01', accounts: { bills: 'Checking' } },
    },
    billsPaid,
    (w) => w.inQuickBooks('VendorAddRq', { VendorAdd: { Name: 'Pipe Supply' } }),
  ],
  [
    'data-sharing-desktop',
    { rules: 'data-sharing-desktop', settings: { consent: ['customers'] } },
    dataShared,
  ],
]

/** On one line, as a person reads over the breaks of a narrow terminal. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe.each(worlds)('%s', (_profile, options, rows, prepare) => {
  let w: World
  beforeAll(async () => {
    w = await makeWorld(options)
    prepare?.(w)
    await w.run()
    const [connection] = await w.store.select('connections')
    const all = { ...(connection?.settings as object), support: 'help@rivera.example' }
    await settings(w, { settings: all })
  })
  afterAll(async () => {
    await w.close()
  })

  test.each(rows)('$code: document, customer, reason and remedy', async (row) => {
    await row.act(w)
    await w.tick()
    const [connection] = await w.store.select('connections')
    const found = await w.store.select('errors', { code: row.code, state: 'open' })
    const mine = found.find((e) => row.number === undefined || e.label === row.number)
    if (!connection || !mine) throw new Error(`no ${row.code}: ${JSON.stringify(found)}`)
    const shown = drawError(withSupport(connection, mine))
    const lines = shown.split('\n')
    expect(lines.find((l) => l.startsWith('reason'))).toMatch(row.reason)
    expect(lines.find((l) => l.startsWith('remedy'))).toMatch(row.remedy)
    expect(lines[0]).toContain(row.code)
    if (row.number) expect(lines[0]).toContain(row.number)
    if (row.customer) expect(lines.find((l) => l.startsWith('customer'))).toContain(row.customer)
    // R85: whom to ask when nothing helps comes last.
    expect(lines.at(-1)).toBe('If nothing helps: help@rivera.example')
    if (!row.isBeforeRun) {
      const now = w.env.now()
      const run = flat(drawRun(await loadRun(w.store, now, { run: mine.run_id ?? -1 }), false))
      for (const part of [row.code, mine.reason, mine.hint, row.number ?? '', row.customer ?? ''])
        expect(run).toContain(flat(part))
      // R76: the list of runs says it, and finds the run by the code and by the number.
      const list = drawList(
        await findRuns(w.store, now, { code: row.code, number: row.number, limit: 5 }),
        true,
        5,
      )
      expect(list).toMatch(new RegExp(`^ ${mine.run_id} .*(errors|failed)`, 'm'))
    }
    await row.after?.(w)
  })
})

// Errors that a run of payments-desktop meets, in an order in which one does not stand in the way of the next.
import { expect } from 'vitest'
import { acceptRestoredCompany, revokeInstallation } from '../../../src/cli/connection-life.ts'
import { errorsOf, ignoreErrors } from '../../../src/cli/failures.ts'
import { bytesOf, takeBytes } from '../../../src/sim/snapshot.ts'
import { textIn } from '../../world.ts'
import {
  breakAt,
  connection,
  fault,
  forgetMessageSets,
  heldText,
  pay,
  prefer,
  preference,
  type Row,
  refusePayments,
  secondComputer,
  settings,
  stamp,
} from './deeds.ts'

export const invoicesPaid: readonly Row[] = [
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
    reason:
      /10\.00 for invoice 1001 \(Acme Dental\) waits: the invoice is open in a QuickBooks window/,
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
    after: (w) => {
      for (const app of w.connector.applications) w.connector.setPassword(app, w.password)
    },
  },
  {
    code: 'E_QB_UNAVAILABLE',
    reason: /QuickBooks could not be reached \(0x80040402\)/,
    remedy: /QuickBooks/,
    act: fault('hresult-connect:0x80040402'),
  },
  {
    code: 'E_QB_NOT_INSTALLED',
    reason: /not on the computer of qbsync rivera.*\(0x80040154\)/,
    remedy: /on the computer or server that has QuickBooks/,
    act: fault('hresult-connect:0x80040154'),
  },
  {
    code: 'E_QB_EDITION_UNSUPPORTED',
    reason: /edition of QuickBooks on the computer of qbsync rivera.*\(0x8004041F\)/,
    remedy: /Upgrade to QuickBooks Pro, Premier or Enterprise/,
    act: fault('hresult-connect:0x8004041F'),
  },
  {
    code: 'E_CONNECTOR',
    reason: /The Web Connector of qbsync rivera reported QBWC1014/,
    remedy: /./,
    isMet: true,
    // The simulated one ends such a run without a word (web-connector.md 4.1); that others do is not known.
    act: async (w) => {
      const [installation] = await w.store.select('installations')
      const { service, password } = w
      const user = installation?.user_name ?? ''
      const [ticket = ''] = await service.authenticate(user, password, { address: '' })
      await service.connectionError(ticket, '', 'QBWC1014: no answer about the company')
      await service.closeConnection(ticket)
    },
  },
  {
    code: 'E_QB_PARSE',
    reason: /QuickBooks could not read our request \(0x80040400\)/,
    remedy: /qbsync runs show \d+ --json/,
    act: fault('hresult-request:0x80040400'),
  },
  {
    code: 'E_ANSWER',
    number: '1003',
    customer: 'Acme Dental',
    reason: /Invoice 1003 \(Acme Dental\).*4e2/,
    remedy: /asked for again on the next run/,
    act: (w) => {
      const { TxnID = '', EditSequence = '' } = w.look('Invoice', '1003') as Record<string, string>
      w.inQuickBooks('InvoiceModRq', { InvoiceMod: { TxnID, EditSequence, Memo: 'once more' } })
      w.tamper = (answer) => answer.replaceAll('<BalanceRemaining>0.00<', '<BalanceRemaining>4e2<')
    },
    after: (w) => {
      w.tamper = undefined
    },
  },
  {
    code: 'E_QB_REFUSED',
    number: '1001',
    customer: 'Acme Dental',
    reason:
      /11\.00 for invoice 1001 \(Acme Dental\) was refused by QuickBooks \(3140\): .*Seashells/,
    remedy: /Correct the cause named by QuickBooks/,
    act: (w) => pay(w, '1001', '11.00', { method: 'Seashells' }),
  },
  {
    code: 'E_BAD_PAYMENT',
    number: '1002',
    customer: 'Birch Cafe',
    reason: /cannot be booked: its amount "five" is not a positive amount/,
    remedy: /payments table/,
    act: (w) => pay(w, '1002', 'five'),
  },
  {
    code: 'E_PAYMENT_INVOICE',
    number: '9999',
    reason: /cannot be placed: .*number 9999/,
    remedy: /Correct invoice_id or invoice_number/,
    act: (w) => pay(w, '9999', '5.00'),
  },
  {
    code: 'E_ACCOUNT_NEEDED',
    number: '1002',
    customer: 'Birch Cafe',
    reason: /1\.00 for invoice 1002 \(Birch Cafe\) waits: no account is chosen for payments/,
    remedy: /qbsync accounts set payments/,
    act: async (w) => {
      await prefer(w, 'accounts.required', 'true')
      pay(w, '1002', '1.00')
    },
    after: async (w) => {
      await prefer(w, 'accounts.required', 'false')
      await w.tick()
    },
  },
  {
    code: 'E_PLAN',
    number: '1002',
    customer: 'Birch Cafe',
    reason:
      /2\.00 for invoice 1002 \(Birch Cafe\) is not sent: the plan of rivera has no receivables/,
    remedy: /a plan with receivables .*fees may change/,
    act: async (w) => {
      await prefer(w, 'plan', 'payables')
      pay(w, '1002', '2.00')
    },
    after: (w) => prefer(w, 'plan', 'all'),
  },
  {
    code: 'E_COMPANY_UNPROVEN',
    reason: /did not tell which company is open, so nothing was written/,
    remedy: /Update again with the company file open/,
    act: (w) => {
      pay(w, '1002', '3.00')
      w.company.setMeta('facts', JSON.stringify({ ...w.company.facts, company: {} }))
      w.company.forget()
    },
    after: (w) => w.company.setFacts({ company: { CompanyName: 'Rivera Plumbing' } }),
  },
  {
    // Not told at once: an answer may be damaged by chance.
    code: 'E_PAST_UNPROVEN',
    reason:
      /For 3 runs QuickBooks has not shown whether this is the company file of last time \(3260/,
    remedy: /qbsync runs show \d+\. Mostly a right is missing/,
    act: async (w) => {
      refusePayments(w, 'first')
      for (let n = 1; n < 3; n++) {
        await w.tick()
        expect(await w.store.count('errors', { code: 'E_PAST_UNPROVEN' })).toBe(0)
      }
    },
    after: async (w) => {
      w.tamper = undefined
      await w.tick()
      const about = { code: 'E_PAST_UNPROVEN', state: 'open' }
      expect(await w.store.count('errors', about)).toBe(0)
    },
  },
  {
    code: 'E_IN_DOUBT',
    number: '1002',
    customer: 'Birch Cafe',
    reason:
      /Whether Payment .* for invoice 1002 \(Birch Cafe\) is in QuickBooks is not known.*3260/,
    remedy: /Nothing is sent again before that is known/,
    act: async (w) => {
      pay(w, '1002', '4.00')
      breakAt(w, 'afterProcess', 'ReceivePaymentAddRq')
      await w.tick()
      w.connector.faults = {}
      forgetMessageSets(w)
      refusePayments(w, 'later')
    },
    after: async (w) => {
      w.tamper = undefined
      await w.tick()
    },
  },
  {
    // One computer has the text of a payment in hand and is not heard of; another one calls.
    code: 'E_STILL_OUT',
    number: '1002',
    customer: 'Birch Cafe',
    reason:
      /6\.00 for invoice 1002 \(Birch Cafe\) is in QuickBooks is not known: the computer "first"/,
    remedy: /Start the Web Connector on that computer.*--as-done ID/,
    isMet: true,
    act: async (w) => {
      const second = await secondComputer(w)
      pay(w, '1002', '6.00')
      breakAt(w, 'afterSendRequest', 'ReceivePaymentAddRq')
      await w.tick()
      w.connector.faults = {}
      w.env.advance(11 * 60_000)
      await second.updateSelected()
    },
    after: (w) => w.tick(),
  },
  {
    // Sent, never answered, set aside by a person: then QuickBooks is given the text of then after all.
    code: 'E_BOOKED_ANYWAY',
    number: '1002',
    customer: 'Birch Cafe',
    reason:
      /8\.00 for invoice 1002 \(Birch Cafe\) was taken back, and is in QuickBooks all the same/,
    remedy: /delete it in QuickBooks; if it is, qbsync errors ignore p-1002-8\.00/,
    act: async (w) => {
      const late = await heldText(w, '8.00')
      await prefer(w, 'accounts.required', 'true')
      await w.tick()
      const held = await errorsOf(w.store, await connection(w), 'E_ACCOUNT_NEEDED')
      await ignoreErrors(w.store, w.backend, w.env, await connection(w), held, undefined)
      late()
    },
    after: (w) => prefer(w, 'accounts.required', 'false'),
  },
  {
    // Taken back while its text is out, and asked for again with another amount: the first text is carried out.
    code: 'E_BOOKED_OTHERWISE',
    number: '1002',
    customer: 'Birch Cafe',
    reason: /12\.00 for invoice 1002 \(Birch Cafe\) is in QuickBooks with 13\.00/,
    remedy: /Correct the amount in QuickBooks, .*qbsync errors ignore p-1002-13\.00/,
    act: async (w) => {
      const late = await heldText(w, '13.00')
      const set = w.sql.prepare(
        "update payments set amount = ?, status = ? where id = 'p-1002-13.00'",
      )
      set.run('13.00', 'cancelled')
      await w.tick()
      late()
      set.run('12.00', 'processed')
    },
  },
  {
    code: 'E_BOOKED_TWICE',
    number: '1002',
    customer: 'Birch Cafe',
    reason: /9\.00 for invoice 1002 \(Birch Cafe\) is in QuickBooks twice, as [\dA-F]+-\d+ and as /,
    remedy: /Delete one of the two in QuickBooks/,
    act: async (w) => {
      const late = await heldText(w, '9.00')
      await w.tick()
      forgetMessageSets(w)
      late()
    },
  },
  {
    code: 'E_BACKEND',
    reason: /The backend refused: .*no such table/,
    remedy: /nothing was lost/,
    act: (w) => w.sql.exec('alter table payments rename to payments_away'),
    isBeforeRun: true,
    after: async (w) => {
      w.sql.exec('alter table payments_away rename to payments')
      await w.tick()
    },
  },
  {
    // A backup is put back: what was booked since is not in it.
    code: 'E_WRITE_LOST',
    number: '1002',
    customer: 'Birch Cafe',
    reason:
      /7\.00 for invoice 1002 \(Birch Cafe\) was .* before the company file went back in time/,
    remedy: /qbsync errors retry .*qbsync errors ignore/,
    act: async (w) => {
      const bytes = bytesOf(w.company)
      pay(w, '1002', '7.00')
      await w.tick()
      await takeBytes(w.company, bytes)
      await w.tick()
      await acceptRestoredCompany(w.store, w.env, await connection(w))
    },
  },
  {
    code: 'E_AUTH_REVOKED',
    reason: /The installation "first" \(qbsync rivera\) was revoked/,
    remedy: /Remove the application from the Web Connector of that computer/,
    act: async (w) => {
      for (const row of await w.store.select('installations', { label: 'first' }))
        await revokeInstallation(w.store, w.env, row)
    },
    isBeforeRun: true,
  },
]

// Errors that a command or the API of the library tells at once: nothing goes out, and nothing is kept of them.
import { chooseAccount, listAccounts } from '../../../src/cli/accounts.ts'
import { createConnection } from '../../../src/cli/connections.ts'
import { findRecords, refuseUnmarked } from '../../../src/cli/overview.ts'
import { refusePart } from '../../../src/cli/records.ts'
import { checkRole } from '../../../src/cli/roles.ts'
import { planFaults } from '../../../src/cli/sim-fault.ts'
import { entitiesFor } from '../../../src/cli/sync.ts'
import { profileOf } from '../../../src/profiles/chosen.ts'
import { entity } from '../../../src/schema/entities.ts'
import { change } from '../../../src/store/store.ts'
import type { World } from '../../world.ts'
import { connection, prefer, type Row } from './deeds.ts'

/** The connection has this profile for as long as it takes. */
async function as(w: World, profile: string, work: () => Promise<unknown>): Promise<void> {
  const { profile: own } = await connection(w)
  const set = (to: string) =>
    w.store.commit([change('connections', { id: w.connectionId }, { profile: to })])
  await set(profile)
  try {
    await work()
  } finally {
    await set(own)
  }
}

/** In their order, in one world that has not been synced at first. */
export const told: readonly Pick<Row, 'code' | 'reason' | 'remedy' | 'act'>[] = [
  {
    code: 'E_ACCOUNTS_NOT_READY',
    reason: /The account list of rivera has not been synced yet/,
    remedy: /Run the first sync/,
    act: async (w) => listAccounts(w.store, await connection(w)),
  },
  {
    code: 'E_ACCOUNT_TYPE',
    reason: /Sales cannot be used for payments.*: its type is Income/,
    remedy: /Choose one of: .*Undeposited Funds/,
    act: async (w) => {
      await w.run()
      await chooseAccount(w.store, await connection(w), 'payments', 'Sales')
    },
  },
  {
    code: 'E_DEPOSIT_ACCOUNT_REQUIRED',
    reason: /Deposits need the bank account/,
    remedy: /qbsync accounts set deposits NAME.*Checking, Savings/,
    act: (w) => as(w, 'payments-desktop', () => prefer(w, 'deposits.create', 'true')),
  },
  {
    code: 'E_ACCOUNT_CONFLICT',
    reason: /Savings cannot be used for payments while deposits are made/,
    remedy: /qbsync accounts set payments "Undeposited Funds"/,
    act: (w) =>
      as(w, 'payments-desktop', async () => {
        await chooseAccount(w.store, await connection(w), 'deposits', 'Checking')
        await chooseAccount(w.store, await connection(w), 'payments', 'Savings')
        await prefer(w, 'deposits.create', 'true')
      }),
  },
  {
    code: 'E_START_DATE_IMMUTABLE',
    reason: /fixed at the day of connecting \(2026-04-01\)/,
    remedy: /a new connection starts on its own day/,
    act: (w) => prefer(w, 'window.start_date', '2020-01-01'),
  },
  {
    code: 'E_NOT_TO_BE_EMAILED',
    reason: /Invoice 2001 is not marked "to be emailed"/,
    remedy: /Tick "Email Later"/,
    act: async (w) => {
      const line = { ItemRef: { FullName: 'Labor' }, Quantity: '1', Rate: '5.00' }
      const of = { CustomerRef: { FullName: 'Acme Dental' }, RefNumber: '2001' }
      w.inQuickBooks('InvoiceAddRq', { InvoiceAdd: { ...of, InvoiceLineAdd: [line] } })
      await w.tick()
      const of2001 = await findRecords(w.store, 'rivera', entity('Invoice'), '2001')
      refuseUnmarked(entity('Invoice'), of2001)
    },
  },
  {
    code: 'E_UNSUPPORTED_PDF',
    reason: /bill-pay-desktop cannot transfer PDFs of invoices/,
    remedy: /qbsync records show invoices NUMBER --render text/,
    act: async (w) => refusePart(await connection(w), entity('Invoice'), 'pdf'),
  },
  {
    code: 'E_UNSUPPORTED_ATTACHMENT',
    reason: /bill-pay-desktop cannot transfer attachments of bills/,
    remedy: /Keep attachments on the platform/,
    act: async (w) => refusePart(await connection(w), entity('Bill'), 'attachments'),
  },
  {
    code: 'E_UNSUPPORTED_TYPE',
    reason: /bill-pay-desktop does not transfer estimates/,
    remedy: /It transfers: /,
    act: async (w: World) => {
      const profile = profileOf(await connection(w))
      if (profile) entitiesFor(profile, ['estimates'])
    },
  },
  {
    code: 'E_NOT_DESKTOP',
    reason: /payments-online is for QuickBooks Online/,
    remedy: /Use one of: payments-desktop/,
    act: (w) => createConnection(w.store, w.env, { id: 'online', profile: 'payments-online' }),
  },
  {
    code: 'E_ROLE',
    reason: /qbsync sync needs the permission "sync", which the role viewer does not have/,
    remedy: /role: operator/,
    act: () => checkRole('viewer', 'sync', 'qbsync.yaml'),
  },
  {
    code: 'E_NETWORK',
    reason: /http:\/\/127\.0\.0\.1:1\/.* cannot be reached/,
    remedy: /Check the internet connection/,
    act: () =>
      planFaults({} as never, {
        words: ['dialog-open'],
        clear: false,
        connector: '1',
        url: 'http://127.0.0.1:1',
      }),
  },
]

import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ReconcileList extends BaseCommand {
  static override summary = 'List what has to be booked in QuickBooks by hand'
  static override description =
    'Refunds, payments that were only noted on the platform, payouts while deposits are switched off, and payments that could not be taken back because they are deposited or in a closed period.'
  static override examples = [
    '<%= config.bin %> reconcile list',
    '<%= config.bin %> reconcile list --json',
  ]
  static override flags = { connection: connectionFlag }

  async run() {
    const { flags } = await this.parse(ReconcileList)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { toReconcile } = await import('../../cli/reconcile.ts')
    const of = flags.connection
      ? { connection_id: (await findConnection(store, flags.connection)).id }
      : {}
    return this.show({ items: await toReconcile(store, of) }, async ({ items }) => {
      const { table } = await import('../../cli/render.ts')
      if (items.length === 0) return 'Nothing has to be booked by hand.'
      return table(
        ['what', 'which', 'connection', 'since'],
        items.map((i) => [`${i.what} ${i.number ?? ''}`.trim(), i.reason, i.connection, i.at]),
      )
    })
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, limitFlag } from '../../cli/flags.ts'

export default class RecordsList extends BaseCommand {
  static override summary = 'List the linked records of an entity'
  static override examples = [
    '<%= config.bin %> records list invoices',
    '<%= config.bin %> records list customers --archived --json',
    '<%= config.bin %> records list invoices --emailable',
  ]
  static override args = {
    entity: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'invoices, customers, payments …',
    }),
  }
  static override flags = {
    connection: connectionFlag,
    limit: limitFlag(100),
    all: Flags.boolean({ description: 'every row', exclusive: ['limit'] }),
    emailable: Flags.boolean({ description: 'only those marked "to be emailed" in QuickBooks' }),
    archived: Flags.boolean({ description: 'archived records as well' }),
  }

  async run() {
    const { args, flags } = await this.parse(RecordsList)
    const store = await (await this.context(flags)).store()
    const { findConnection, findEntity } = await import('../../cli/context.ts')
    const { recordsOf } = await import('../../cli/overview.ts')
    const entity = findEntity(args.entity)
    const connection = await findConnection(store, flags.connection)
    const { archived, emailable } = flags
    const wish = { archived, emailable, limit: flags.all ? undefined : flags.limit }
    return this.show(await recordsOf(store, connection.id, entity, wish), async (result) => {
      const { table } = await import('../../cli/render.ts')
      if (result.records.length === 0) return `No ${entity.plural} yet.`
      const drawn = table(
        [
          'number or name',
          'customer',
          'open',
          'origin',
          'platform id',
          'QuickBooks id',
          'archived',
        ],
        result.records.map((r) => [
          r.number,
          r.customer,
          r.open,
          r.origin,
          r.id,
          r.quickbooksId,
          r.archiveReason,
        ]),
      )
      const left = result.total - result.records.length
      return left > 0
        ? `${drawn}\n\n${result.records.length} of ${result.total}; the rest with --limit N or --all.`
        : drawn
    })
  }
}

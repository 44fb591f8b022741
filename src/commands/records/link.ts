import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class RecordsLink extends BaseCommand {
  static override summary = 'Say which record of your product a record of QuickBooks is'
  static override description =
    'For a record that is held because several of yours have its name (E_MAP_AMBIGUOUS_NAME). The next run links the two and takes up what was held.'
  static override examples = ['<%= config.bin %> records link customers "Birch Cafe" c-17']
  static override args = {
    entity: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'customers, vendors, accounts …',
    }),
    quickbooks: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'name or QuickBooks id',
    }),
    platform: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'id of the record of yours',
    }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(RecordsLink)
    const store = await (await this.context(flags)).store()
    const { findConnection, findEntity } = await import('../../cli/context.ts')
    const { linkRecord } = await import('../../cli/link.ts')
    const connection = await findConnection(store, flags.connection)
    const of = findEntity(args.entity)
    const linked = await linkRecord(store, connection.id, of, args.quickbooks, args.platform)
    return this.show(
      linked,
      (l) => `${of.name} ${l.name} will be linked to ${l.platformId} by the next run.`,
    )
  }
}

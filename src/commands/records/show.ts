import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class RecordsShow extends BaseCommand {
  static override summary = 'Show a linked record: both ids, its state, and what concerns it'
  static override examples = [
    '<%= config.bin %> records show invoices 1002',
    '<%= config.bin %> records show customers "Birch Cafe"',
  ]
  static override args = {
    entity: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'invoices, customers, payments …',
    }),
    record: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'number, name, platform id or QuickBooks id',
    }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(RecordsShow)
    const store = await (await this.context(flags)).store()
    const { findConnection, findEntity } = await import('../../cli/context.ts')
    const { loadRecords } = await import('../../cli/records.ts')
    const connection = await findConnection(store, flags.connection)
    const found = await loadRecords(store, connection.id, findEntity(args.entity), args.record)
    return this.show({ records: found }, async (result) => {
      const { drawRecord } = await import('../../cli/records.ts')
      return result.records.map(drawRecord).join('\n\n')
    })
  }
}

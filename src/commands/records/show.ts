import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class RecordsShow extends BaseCommand {
  static override summary = 'Show a linked record: both ids, its state, and what concerns it'
  static override examples = [
    '<%= config.bin %> records show invoices 1002',
    '<%= config.bin %> records show customers "Birch Cafe"',
    '<%= config.bin %> records show invoices 1002 --render text',
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
  static override description =
    'QuickBooks Desktop hands out neither PDFs nor attachments: --pdf and --attachments are refused with the code of the profile, before anything is asked of QuickBooks. A document is drawn from its lines instead: --render text.'
  static override flags = {
    connection: connectionFlag,
    render: Flags.option({
      description: 'draw the document from its row and lines',
      options: ['text'] as const,
      exclusive: ['json'],
    })(),
    emailable: Flags.boolean({
      description:
        'fail with E_NOT_TO_BE_EMAILED unless it is marked "to be emailed" in QuickBooks',
    }),
    pdf: Flags.boolean({ description: 'its PDF, where the profile has one' }),
    attachments: Flags.boolean({ description: 'its attachments, where the profile has them' }),
  }

  async run() {
    const { args, flags } = await this.parse(RecordsShow)
    const store = await (await this.context(flags)).store()
    const { findConnection, findEntity } = await import('../../cli/context.ts')
    const { loadRecords } = await import('../../cli/records.ts')
    const connection = await findConnection(store, flags.connection)
    const { refusePart, renderRecords } = await import('../../cli/records.ts')
    const of = findEntity(args.entity)
    if (flags.pdf) refusePart(connection, of, 'pdf')
    if (flags.attachments) refusePart(connection, of, 'attachments')
    const found = await loadRecords(store, connection.id, of, args.record)
    if (flags.emailable) {
      const { findRecords, refuseUnmarked } = await import('../../cli/overview.ts')
      refuseUnmarked(of, await findRecords(store, connection.id, of, args.record))
    }
    if (flags.render) {
      const backend = await (await this.context(flags)).backend()
      const drawn = await renderRecords(backend, of, found)
      return this.show({ records: found, text: drawn }, (r) => r.text)
    }
    return this.show({ records: found }, async (result) => {
      const { drawRecord } = await import('../../cli/records.ts')
      return result.records.map(drawRecord).join('\n\n')
    })
  }
}

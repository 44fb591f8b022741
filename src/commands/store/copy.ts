import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class StoreCopy extends BaseCommand {
  static override summary = "Move qbsync's own state to another database"
  static override description =
    'Copies connections, passwords, cursors, links, the journal and all history from the configured store, or the one named by --from, into an empty one, and compares both row by row. SQLite to PostgreSQL and back. Stop qbsync serve first; the first store stays as it is.'
  static override examples = [
    '<%= config.bin %> store copy --to postgres://qbsync@db.example.com/qbsync',
    '<%= config.bin %> store copy --from postgres://qbsync@db.example.com/qbsync --to ./qbsync.db',
  ]
  static override flags = {
    to: Flags.string({
      description: 'address of a PostgreSQL database, or a SQLite file',
      helpValue: 'ADDRESS',
      required: true,
    }),
    from: Flags.string({
      description: 'the same, for where to read; default: the configured store',
      helpValue: 'ADDRESS',
    }),
  }

  async run() {
    const { flags } = await this.parse(StoreCopy)
    const context = await this.context(flags)
    const { copyBetween } = await import('../../cli/store-copy.ts')
    const copied = await copyBetween(context, flags)
    return this.show(copied, (c) => {
      const rows = c.tables.reduce((sum, t) => sum + t.rows, 0)
      return `${rows} rows of ${c.tables.length} tables copied from ${c.from} to ${c.to}, and the same in both.\nUse it with the key store in qbsync.yaml: ${c.use}`
    })
  }
}

import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ConflictsList extends BaseCommand {
  static override summary = 'List records that both sides changed, field by field'
  static override description =
    'Where the preference conflict_master is ask, a person decides which side holds: qbsync conflicts resolve.'
  static override examples = [
    '<%= config.bin %> conflicts list',
    '<%= config.bin %> conflicts list --all --json',
  ]
  static override flags = {
    connection: connectionFlag,
    all: Flags.boolean({ description: 'those that are decided as well' }),
  }

  async run() {
    const { flags } = await this.parse(ConflictsList)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { conflictsOf, drawConflicts } = await import('../../cli/conflicts.ts')
    const of = flags.connection
      ? { connection_id: (await findConnection(store, flags.connection)).id }
      : {}
    return this.show({ conflicts: await conflictsOf(store, of, flags.all) }, drawConflicts)
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ConflictsResolve extends BaseCommand {
  static override summary = 'Decide which side holds where both changed a record'
  static override description = 'The next run reads the record again and carries the decision out.'
  static override examples = [
    '<%= config.bin %> conflicts resolve "Pipe Supply" --winner quickbooks',
    '<%= config.bin %> conflicts resolve "Pipe Supply" --winner platform --json',
  ]
  static override args = {
    record: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'number, name or platform id of the record',
    }),
  }
  static override flags = {
    connection: connectionFlag,
    winner: Flags.option({
      description: 'the side that holds',
      options: ['quickbooks', 'platform'] as const,
      required: true,
    })(),
  }

  async run() {
    const { args, flags } = await this.parse(ConflictsResolve)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { resolveConflict } = await import('../../cli/conflicts.ts')
    const connection = await findConnection(store, flags.connection)
    const { env } = context
    const conflicts = await resolveConflict(store, env, connection, args.record, flags.winner)
    return this.show(
      { conflicts },
      (r) =>
        `${r.conflicts.length} conflict(s) decided: ${flags.winner} holds from the next run on.`,
    )
  }
}

import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ErrorsShow extends BaseCommand {
  static override summary =
    'Show an error: document, customer, reason, remedy, and whether it is tried again'
  static override examples = [
    '<%= config.bin %> errors show',
    '<%= config.bin %> errors show 1002 --json',
  ]
  static override args = {
    error: Args.string({
      ignoreStdin: true,
      description: 'code, or number, name or id of the record; without it, all that are open',
    }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(ErrorsShow)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { drawError, errorsOf, withSupport } = await import('../../cli/failures.ts')
    const connection = await findConnection(store, flags.connection)
    const rows = await errorsOf(store, connection, args.error)
    const errors = rows.map((row) => withSupport(connection, row))
    return this.show({ errors }, (r) =>
      r.errors.length === 0 ? 'No errors.' : r.errors.map(drawError).join('\n\n'),
    )
  }
}

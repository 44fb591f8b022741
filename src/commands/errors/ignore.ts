import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { allErrorsFlag, connectionFlag, errorArg } from '../../cli/flags.ts'

export default class ErrorsIgnore extends BaseCommand {
  static override summary = 'Set an error aside: what it holds back is not sent any more'
  static override description =
    'With --as-done, what was to be made counts as made: the id is that of the record which somebody made in QuickBooks by hand. An error that happens anew is listed anew.'
  static override examples = [
    '<%= config.bin %> errors ignore 1002',
    '<%= config.bin %> errors ignore 1002 --as-done 4F-1775052000',
  ]
  static override args = { error: errorArg }
  static override flags = {
    connection: connectionFlag,
    all: allErrorsFlag(['as-done']),
    'as-done': Flags.string({
      description: 'id in QuickBooks of the record that somebody made by hand',
      helpValue: 'ID',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ErrorsIgnore)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { drawTouched, errorsOf, ignoreErrors, whichErrors } = await import(
      '../../cli/failures.ts'
    )
    const connection = await findConnection(store, flags.connection)
    const rows = await errorsOf(store, connection, whichErrors(args.error, flags.all))
    const backend = await context.backend()
    const done = flags['as-done']
    const result = await ignoreErrors(store, backend, context.env, connection, rows, done)
    return this.show(result, (r) => {
      const what = r.asDone
        ? `the record counts as ${r.asDone} in QuickBooks`
        : `${r.dropped} write(s) are not sent any more`
      return `${drawTouched(r.errors)}\n${r.errors.length} error(s) set aside; ${what}.`
    })
  }
}

import { BaseCommand } from '../../cli/command.ts'
import { allErrorsFlag, connectionFlag, errorArg } from '../../cli/flags.ts'

export default class ErrorsRetry extends BaseCommand {
  static override summary = 'Have the next run try again what an error holds back'
  static override description =
    'The error is cleared when that succeeds. A row of the platform that could not be understood is taken up again by itself once somebody corrects it.'
  static override examples = [
    '<%= config.bin %> errors retry 1002',
    '<%= config.bin %> errors retry --all --json',
  ]
  static override args = { error: errorArg }
  static override flags = {
    connection: connectionFlag,
    all: allErrorsFlag(),
  }

  async run() {
    const { args, flags } = await this.parse(ErrorsRetry)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { drawTouched, errorsOf, retryErrors, whichErrors } = await import(
      '../../cli/failures.ts'
    )
    const connection = await findConnection(store, flags.connection)
    const rows = await errorsOf(store, connection, whichErrors(args.error, flags.all))
    const result = await retryErrors(store, context.env, connection, rows)
    return this.show(
      result,
      (r) =>
        `${drawTouched(r.errors)}\n${r.errors.length} error(s) looked at; the next run sends ${r.waiting} write(s) again.`,
    )
  }
}

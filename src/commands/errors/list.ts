import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ErrorsList extends BaseCommand {
  static override summary = 'List what went wrong, with reason and remedy'
  static override examples = [
    '<%= config.bin %> errors list',
    '<%= config.bin %> errors list --all --json',
  ]
  static override flags = {
    connection: connectionFlag,
    all: Flags.boolean({ description: 'errors that are over as well' }),
  }

  async run() {
    const { flags } = await this.parse(ErrorsList)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { errorView } = await import('../../cli/overview.ts')
    const of = flags.connection
      ? { connection_id: (await findConnection(store, flags.connection)).id }
      : {}
    const rows = await store.select('errors', flags.all ? of : { ...of, state: 'open' }, {
      order: [['last_at', 'desc']],
    })
    return this.show({ errors: rows.map(errorView) }, async ({ errors }) => {
      const { paint } = await import('../../cli/render.ts')
      const { clean } = await import('../../cli/outside.ts')
      if (errors.length === 0) return 'No errors.'
      return errors
        .map(
          (e) =>
            `${paint.red(e.code)} ${clean(e.reason)}\n  ${clean(e.hint)}\n  ${paint.dim(`${e.connection}, ${e.count} time(s), last ${e.lastAt}${e.state === 'open' ? '' : `, ${e.state}`}`)}`,
        )
        .join('\n')
    })
  }
}

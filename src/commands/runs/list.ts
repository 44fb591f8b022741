import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, limitFlag } from '../../cli/flags.ts'

export default class RunsList extends BaseCommand {
  static override summary = 'List the runs, newest first'
  static override examples = [
    '<%= config.bin %> runs list',
    '<%= config.bin %> runs list --limit 5 --json',
  ]
  static override flags = { connection: connectionFlag, limit: limitFlag(20) }

  async run() {
    const { flags } = await this.parse(RunsList)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { runViews } = await import('../../cli/overview.ts')
    const where = flags.connection
      ? { connection_id: (await findConnection(store, flags.connection)).id }
      : {}
    const rows = await store.select('runs', where, { order: [['id', 'desc']], limit: flags.limit })
    return this.show({ runs: await runViews(store, context.env.now(), rows) }, async ({ runs }) => {
      const { summaryLine } = await import('../../cli/draw-run.ts')
      const { table } = await import('../../cli/render.ts')
      if (runs.length === 0) return 'No run yet: the Web Connector has not called.'
      return table(
        ['run', 'connection', 'started', 'state', '%', 'exchanges', 'moved'],
        runs.map((r) => [
          r.id,
          r.connection,
          r.startedAt,
          r.state,
          r.percent,
          r.exchanges,
          summaryLine(r),
        ]),
      )
    })
  }
}

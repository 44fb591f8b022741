import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag, limitFlag } from '../../cli/flags.ts'

export default class RunsList extends BaseCommand {
  static override summary = 'List the runs, newest first'
  static override examples = [
    '<%= config.bin %> runs list',
    '<%= config.bin %> runs list --state failed --since 3d',
    '<%= config.bin %> runs list --number 1002 --json',
    '<%= config.bin %> runs list --code 3260 --entity payments',
  ]
  static override flags = {
    connection: connectionFlag,
    limit: limitFlag(20),
    state: Flags.string({
      description: 'only runs that are this',
      options: ['running', 'silent', 'done', 'errors', 'failed', 'stopped', 'broken'],
    }),
    entity: Flags.string({
      char: 'e',
      description: 'only runs that moved this kind of record, or were refused some',
    }),
    number: Flags.string({
      description: 'only runs that concern the record of this number or name',
    }),
    code: Flags.string({
      description: 'only runs that met this code: of qbsync, a status of QuickBooks, an HRESULT',
    }),
    since: Flags.string({
      description: 'not over before this time: 2026-04-01, or 3d (ago)',
      helpValue: 'TIME',
    }),
    until: Flags.string({ description: 'begun before this time', helpValue: 'TIME' }),
  }

  async run() {
    const { flags } = await this.parse(RunsList)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { findRuns } = await import('../../cli/runs/find.ts')
    const { momentOf } = await import('../../cli/moment.ts')
    const now = context.env.now()
    const { state, entity, number, code, limit } = flags
    const connection = flags.connection && (await findConnection(store, flags.connection)).id
    const since = momentOf(flags.since, '--since', now)
    const until = momentOf(flags.until, '--until', now)
    const filter = { connection, state, entity, number, code, since, until, limit }
    const isAny = (await store.count('runs')) > 0
    return this.show({ runs: await findRuns(store, now, filter) }, async ({ runs }) => {
      const { drawList } = await import('../../cli/runs/draw-list.ts')
      return drawList(runs, isAny, limit)
    })
  }
}

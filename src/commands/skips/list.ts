import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class SkipsList extends BaseCommand {
  static override summary = 'List what was deliberately not synced, and why'
  static override examples = [
    '<%= config.bin %> skips list',
    '<%= config.bin %> skips list --code S_OFFLINE_PAYMENT',
    '<%= config.bin %> skips list --json',
  ]
  static override flags = {
    connection: connectionFlag,
    code: Flags.string({ description: 'only this code', helpValue: 'S_…' }),
    entity: Flags.string({ char: 'e', description: 'only this kind of record', helpValue: 'NAME' }),
    record: Flags.string({ description: 'only this number, name or id', helpValue: 'NAME' }),
  }

  async run() {
    const { flags } = await this.parse(SkipsList)
    const store = await (await this.context(flags)).store()
    const { findConnection, findEntity } = await import('../../cli/context.ts')
    const { skipView } = await import('../../cli/overview.ts')
    const of = flags.connection
      ? { connection_id: (await findConnection(store, flags.connection)).id }
      : {}
    const only = {
      ...(flags.code ? { code: flags.code.toUpperCase() } : {}),
      ...(flags.entity ? { entity: findEntity(flags.entity).name } : {}),
    }
    const all = await store.select('skips', { ...of, ...only }, { order: [['last_at', 'desc']] })
    const rows = flags.record
      ? all.filter((s) => s.record === flags.record || s.label === flags.record)
      : all
    return this.show({ skips: rows.map(skipView) }, async ({ skips }) => {
      const { table } = await import('../../cli/render.ts')
      if (skips.length === 0) return 'Nothing was skipped.'
      return table(
        ['code', 'entity', 'number or name', 'why', 'connection', 'last'],
        skips.map((s) => [
          s.code,
          s.entity,
          s.number ?? s.record,
          s.reason,
          s.connection,
          s.lastAt,
        ]),
      )
    })
  }
}

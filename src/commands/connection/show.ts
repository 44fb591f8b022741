import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionShow extends BaseCommand {
  static override summary = 'Show a connection with its installations'
  static override examples = [
    '<%= config.bin %> connection show',
    '<%= config.bin %> connection show rivera --json',
  ]
  static override args = {
    id: Args.string({
      description: 'connection; may be left out where there is only one',
      ignoreStdin: true,
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionShow)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const view = await connectionView(store, await findConnection(store, args.id))
    return this.show(view, async (c) => {
      const { facts, table } = await import('../../cli/render.ts')
      const { stateOf } = await import('../../cli/draw.ts')
      const known = (c.facts ?? {}) as Record<string, string>
      const head = facts([
        ['connection', c.id],
        ['profile', c.profile],
        ['state', stateOf(c)],
        ['company', c.company ?? 'not known before the first call'],
        ['company file', c.companyFile ?? 'whatever file is open'],
        ['QuickBooks', known['product']],
        ['authentication', c.authentication],
        ['first sync', c.initialSync],
        ['last call', c.lastSeenAt ?? 'never'],
      ])
      const rows = c.installations.map((i) => [
        i.label,
        i.userName,
        i.appName,
        i.generation,
        i.revokedAt ? `revoked ${i.revokedAt}` : (i.lastSeenAt ?? 'never'),
      ])
      if (rows.length === 0)
        return `${head}\n\nNo computer has a .qwc file yet: qbsync qwc generate --connection ${c.id}`
      return `${head}\n\n${table(['installation', 'user name', 'application', 'generation', 'last call'], rows)}`
    })
  }
}

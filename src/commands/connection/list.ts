import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionList extends BaseCommand {
  static override summary = 'List the connections'
  static override examples = [
    '<%= config.bin %> connection list',
    '<%= config.bin %> connection list --json',
  ]

  async run() {
    const { flags } = await this.parse(ConnectionList)
    const store = await (await this.context(flags)).store()
    const { connectionView } = await import('../../cli/overview.ts')
    const rows = await store.select('connections', {}, { order: [['id', 'asc']] })
    const views = await Promise.all(rows.map((row) => connectionView(store, row)))
    return this.show({ connections: views }, async ({ connections }) => {
      const { stateOf } = await import('../../cli/draw.ts')
      const { table } = await import('../../cli/render.ts')
      if (connections.length === 0)
        return 'No connection yet. Create one with: qbsync connection create NAME'
      return table(
        ['connection', 'profile', 'state', 'company', 'first sync', 'last call'],
        connections.map((c) => [
          c.id,
          c.profile,
          stateOf(c),
          c.company,
          c.initialSync,
          c.lastSeenAt ?? 'never',
        ]),
      )
    })
  }
}

import { BaseCommand } from '../cli/command.ts'

export default class Status extends BaseCommand {
  static override summary =
    'Show what is due, running, in doubt or failing, and when the connector last called'
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json']

  async run() {
    const { flags } = await this.parse(Status)
    const context = await this.context(flags)
    const store = await context.store()
    const { statusView } = await import('../cli/overview.ts')
    return this.show(
      { connections: await statusView(store, context.env.now()) },
      async ({ connections }) => {
        const { drawStatus } = await import('../cli/draw.ts')
        return drawStatus(connections)
      },
    )
  }
}

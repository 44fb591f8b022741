import { BaseCommand } from '../cli/command.ts'

export default class Status extends BaseCommand {
  static override summary =
    'Show what is due, running, in doubt or failing, and when the connector last called'
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json']

  async run() {
    const { flags } = await this.parse(Status)
    const store = await (await this.context(flags)).store()
    const { statusView } = await import('../cli/overview.ts')
    return this.show({ connections: await statusView(store) }, async ({ connections }) => {
      const { drawStatus } = await import('../cli/draw.ts')
      return drawStatus(connections)
    })
  }
}

import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionResume extends BaseCommand {
  static override summary = 'End the pause of a connection'
  static override examples = ['<%= config.bin %> connection resume rivera']
  static override args = {
    id: Args.string({
      description: 'connection; may be left out where there is only one',
      ignoreStdin: true,
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionResume)
    const store = await (await this.context(flags)).store()
    const { resumeConnection } = await import('../../cli/connection-life.ts')
    const { findConnection } = await import('../../cli/context.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const active = await resumeConnection(store, await findConnection(store, args.id))
    return this.show(
      await connectionView(store, active),
      (c) => `Connection ${c.id} is active: the next call of the Web Connector exchanges all.`,
    )
  }
}

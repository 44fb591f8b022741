import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionRemove extends BaseCommand {
  static override summary = 'Remove a connection with its passwords, runs and links'
  static override description =
    'Records in the backend stay, and whatever is booked in QuickBooks stays booked. Remove the application from the Web Connector as well.'
  static override examples = ['<%= config.bin %> connection remove rivera --yes']
  static override args = {
    id: Args.string({ required: true, ignoreStdin: true, description: 'connection' }),
  }
  static override flags = {
    yes: Flags.boolean({ char: 'y', description: 'do not ask' }),
    force: Flags.boolean({
      description: 'even while a run is under way or changes are not settled with QuickBooks',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionRemove)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { removeConnection } = await import('../../cli/connection-life.ts')
    const { confirmed } = await import('../../cli/prompts.ts')
    const row = await findConnection(store, args.id)
    await confirmed(`Remove connection ${row.id} and all that is known of it`, {
      json: this.jsonEnabled(),
      yes: flags.yes,
    })
    return this.show(
      await removeConnection(store, context.env, row, flags.force),
      (c) =>
        `Connection ${c.connection} is removed, with ${c.installations} installation(s), ${c.runs} run(s) and ${c.links} link(s).`,
    )
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionResume extends BaseCommand {
  static override summary = 'End the pause of a connection, or go on with a restored company file'
  static override description =
    'With --accept-restored a company file that went back in time (a backup was restored, an older copy put in its place) is gone on with: everything is read again, and what was written since and is lost is listed for a decision, write by write (errors retry, errors ignore).'
  static override examples = [
    '<%= config.bin %> connection resume rivera',
    '<%= config.bin %> connection resume rivera --accept-restored',
  ]
  static override flags = {
    'accept-restored': Flags.boolean({
      description: 'the company file that went back in time is the right one',
    }),
  }
  static override args = {
    id: Args.string({
      description: 'connection; may be left out where there is only one',
      ignoreStdin: true,
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionResume)
    const context = await this.context(flags)
    const store = await context.store()
    const { acceptRestoredCompany, resumeConnection } = await import('../../cli/connection-life.ts')
    const { findConnection } = await import('../../cli/context.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const active = await resumeConnection(store, await findConnection(store, args.id))
    if (!flags['accept-restored'])
      return this.show(
        await connectionView(store, active),
        (c) => `Connection ${c.id} is active: the next call of the Web Connector exchanges all.`,
      )
    const accepted = await acceptRestoredCompany(store, context.env, active)
    return this.show(
      { ...(await connectionView(store, active)), ...accepted },
      (c) =>
        `Connection ${c.id} goes on with the restored company file: the next call reads everything again and looks for ${c.toLookFor} write(s).`,
    )
  }
}

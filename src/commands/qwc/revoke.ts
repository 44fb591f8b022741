import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class QwcRevoke extends BaseCommand {
  static override summary = 'Make the password of an installation dead; its run, if any, ends'
  static override description =
    'Other installations of the connection go on. A request that was out without an answer is asked about by the next run, of whichever installation.'
  static override examples = ['<%= config.bin %> qwc revoke --connection rivera --label computer-2']
  static override flags = {
    connection: connectionFlag,
    label: Flags.string({
      description: 'label or user name; may be left out where there is only one installation',
    }),
  }

  async run() {
    const { flags } = await this.parse(QwcRevoke)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { findInstallation, revokeInstallation } = await import('../../cli/connection-life.ts')
    const connection = await findConnection(store, flags.connection)
    const found = await findInstallation(store, connection, flags.label)
    const row = await revokeInstallation(store, context.env, found)
    const told = {
      connection: connection.id,
      label: row.label,
      userName: row.user_name,
      revokedAt: new Date(row.revoked_at ?? 0).toISOString(),
    }
    return this.show(
      told,
      (r) =>
        `${r.userName} ("${r.label}") is revoked. Remove the application from the Web Connector of that computer.`,
    )
  }
}

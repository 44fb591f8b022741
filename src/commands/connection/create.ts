import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionCreate extends BaseCommand {
  static override summary =
    'Create a connection: one company file joined to one account of your product'
  static override description =
    'The connection is empty until its Web Connector has called. Make the file for the customer with qbsync qwc generate.'
  static override examples = [
    '<%= config.bin %> connection create rivera --company "Rivera Plumbing"',
    '<%= config.bin %> connection create rivera --live',
    '<%= config.bin %> connection create rivera --company-file "Q:\\Books\\Rivera.qbw"',
  ]
  static override args = {
    id: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'name of the connection: small letters, digits, - and _',
    }),
  }
  static override flags = {
    profile: Flags.string({
      description: 'rules of the sync: a name (qbsync profile list) or a file of your own',
      default: 'payments-desktop',
      helpValue: 'NAME|FILE',
    }),
    company: Flags.string({
      description:
        'name of the company; another company is refused (default: the first that calls)',
    }),
    'company-file': Flags.string({
      description:
        'path of the company file on the customer’s computer, for runs while QuickBooks is closed',
      helpValue: 'PATH',
    }),
    live: Flags.boolean({
      description: 'keep the run open: what your product changes reaches QuickBooks within seconds',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionCreate)
    const context = await this.context(flags)
    const store = await context.store()
    const { createConnection } = await import('../../cli/connections.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const row = await createConnection(store, context.env, {
      id: args.id,
      profile: flags.profile,
      company: flags.company,
      companyFile: flags['company-file'],
      live: flags.live,
    })
    return this.show(
      await connectionView(store, row),
      (c) =>
        `Connection ${c.id} created (${c.profile}).\nNext: ${this.config.bin} qwc generate --connection ${c.id}`,
    )
  }
}

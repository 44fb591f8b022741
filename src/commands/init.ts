import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'

export default class Init extends BaseCommand {
  static override summary = 'Set up: configuration file, first connection, .qwc and password'
  static override description =
    'Asks on a terminal; every answer can be given as a flag, and with --yes defaults stand in for what is missing.'
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --yes --name rivera --company "Rivera Plumbing" --url https://sync.example.com',
  ]
  static override flags = {
    name: Flags.string({ description: 'name of the connection' }),
    company: Flags.string({ description: 'name of the company; empty: the first that calls' }),
    'company-file': Flags.string({
      description: 'path of the company file on the customer’s computer',
      helpValue: 'PATH',
    }),
    profile: Flags.string({ description: 'rules of the sync' }),
    url: Flags.string({ description: 'address the Web Connector reaches', helpValue: 'URL' }),
    interval: Flags.integer({ description: 'minutes between automatic runs', min: 1, max: 10_080 }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing' }),
    force: Flags.boolean({ description: 'overwrite files that exist' }),
  }

  async run() {
    const { flags } = await this.parse(Init)
    const context = await this.context(flags)
    const { initialise } = await import('../cli/init.ts')
    const made = await initialise(context, {
      name: flags.name,
      company: flags.company,
      companyFile: flags['company-file'],
      profile: flags.profile,
      url: flags.url,
      minutes: flags.interval,
      yes: flags.yes,
      force: flags.force,
      json: this.jsonEnabled(),
      config: flags.config,
    })
    return this.show(made, (m) =>
      [
        `Wrote ${m.configFile} and ${m.qwcFile}.`,
        ...(m.replaced ? ['The old password is dead: the Web Connector needs the new one.'] : []),
        `User name  ${m.userName}`,
        `Password   ${m.password}`,
        'The password is shown only now. Keep it: the Web Connector asks for it.',
        '',
        'Next: start the endpoint with qbsync serve, and open the .qwc file on the computer with QuickBooks.',
        'Or try it without QuickBooks: qbsync sync --simulate',
      ].join('\n'),
    )
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionSet extends BaseCommand {
  static override summary =
    'Change the company name or file path of a connection, or keep its runs open'
  static override description =
    'The name is what a run checks before anything is written. Change it when the company was renamed in QuickBooks.'
  static override examples = [
    '<%= config.bin %> connection set rivera --company "Rivera Plumbing & Sons"',
    '<%= config.bin %> connection set rivera --live',
  ]
  static override args = {
    id: Args.string({ required: true, ignoreStdin: true, description: 'connection' }),
  }
  static override flags = {
    company: Flags.string({ description: 'name of the company' }),
    'company-file': Flags.string({
      description: 'path of the company file; empty for whatever file is open',
      helpValue: 'PATH',
    }),
    live: Flags.boolean({
      allowNo: true,
      description: 'keep the run open: what your product changes reaches QuickBooks within seconds',
    }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionSet)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const { updateConnection } = await import('../../cli/connections.ts')
    const row = await findConnection(store, args.id)
    const changed = await updateConnection(store, row, {
      company: flags.company,
      companyFile: flags['company-file'],
      live: flags.live,
    })
    return this.show(await connectionView(store, changed), (c) => `Connection ${c.id} changed.`)
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { companyFlag } from '../../cli/sim-flags.ts'

export default class SimSnapshot extends BaseCommand {
  static override summary = 'Copy a company file as it is now'
  static override description =
    'The copy is a company file itself. The company may be in use meanwhile.'
  static override examples = ['<%= config.bin %> sim snapshot before.qbsim --company rivera.qbsim']
  static override args = {
    to: Args.string({ required: true, ignoreStdin: true, description: 'file to make' }),
  }
  static override flags = {
    company: companyFlag,
    force: Flags.boolean({ description: 'replace the file if it exists' }),
  }

  async run() {
    const { args, flags } = await this.parse(SimSnapshot)
    const context = await this.context(flags)
    const { takeSnapshot } = await import('../../cli/sim-life.ts')
    const made = await takeSnapshot(context, { to: args.to, ...flags })
    return this.show(made, ({ company, snapshot }) => `Copied ${company} to ${snapshot}.`)
  }
}

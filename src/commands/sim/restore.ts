import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { companyFlag } from '../../cli/sim-flags.ts'

export default class SimRestore extends BaseCommand {
  static override summary = 'Put a company file back to a snapshot'
  static override description =
    'The content of the snapshot takes the place of what the company file holds. A simulator that has it open sees that with its next request.'
  static override examples = ['<%= config.bin %> sim restore before.qbsim --company rivera.qbsim']
  static override args = {
    from: Args.string({ required: true, ignoreStdin: true, description: 'file to take it from' }),
  }
  static override flags = { company: companyFlag }

  async run() {
    const { args, flags } = await this.parse(SimRestore)
    const context = await this.context(flags)
    const { restoreSnapshot } = await import('../../cli/sim-life.ts')
    const made = await restoreSnapshot(context, { from: args.from, ...flags })
    return this.show(made, ({ company, snapshot }) => `${company} is as it was in ${snapshot}.`)
  }
}

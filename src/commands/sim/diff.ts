import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimDiff extends BaseCommand {
  static override summary = 'Show what differs between two company files'
  static override description =
    'Which records were added, removed or changed, in which fields, and which balances moved. Records are the same where their ids are; with --by name, where their full name is, or number, date and customer: for a file that was made of the export of another. Exit codes: 0 nothing differs, 1 something does, 2 a file cannot be read.'
  static override examples = [
    '<%= config.bin %> sim diff before.qbsim rivera.qbsim',
    '<%= config.bin %> sim diff rivera.qbsim imported.qbsim --by name',
  ]
  static override args = {
    before: Args.string({ required: true, ignoreStdin: true, description: 'company file' }),
    after: Args.string({ required: true, ignoreStdin: true, description: 'company file' }),
  }
  static override flags = {
    by: Flags.option({ options: ['id', 'name'] as const, default: 'id' as const })({
      description: 'what makes two records the same',
    }),
    limit: Flags.integer({
      description: 'records in the list at most; all are counted',
      default: 1000,
      min: 0,
      max: 1_000_000,
    }),
  }

  async run() {
    const { args, flags } = await this.parse(SimDiff)
    const context = await this.context(flags)
    const { compareCompanies, drawDifference } = await import('../../cli/sim-life.ts')
    const difference = compareCompanies(context, {
      ...args,
      limit: flags.limit,
      by: flags.by,
    })
    process.exitCode = difference.same ? 0 : 1
    return this.show(difference, drawDifference)
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ProfileCoverage extends BaseCommand {
  static override summary =
    'Show which kinds of record a profile reads, creates, updates and deletes'
  static override description =
    'Each with the request of QuickBooks and the oldest qbXML version that has it, from the rules of the profile and the grammar of qbXML. A kind that the profile leaves alone is refused with E_UNSUPPORTED_TYPE.'
  static override examples = [
    '<%= config.bin %> profile coverage data-sharing-desktop',
    '<%= config.bin %> profile coverage bill-pay-desktop --type bills --json',
  ]
  static override args = {
    profile: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'name, or file of your own',
    }),
  }
  static override flags = {
    type: Flags.string({ description: 'only this kind of record', helpValue: 'NAME' }),
  }

  async run() {
    const { args, flags } = await this.parse(ProfileCoverage)
    const { findProfile } = await import('../../cli/profile/file.ts')
    const { coverageOf } = await import('../../cli/profile/coverage.ts')
    const result = coverageOf(await findProfile(args.profile), flags.type)
    return this.show(result, async (coverage) => {
      const { drawCoverage } = await import('../../cli/profile/draw.ts')
      return drawCoverage(coverage)
    })
  }
}

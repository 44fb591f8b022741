import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ProfileDiff extends BaseCommand {
  static override summary =
    'Put profiles side by side: what each of them does, and which requirement asks for it'
  static override description =
    'Rows in which they do the same are left out, unless --all is given. Exit code 0 whether they differ or not.'
  static override examples = [
    '<%= config.bin %> profile diff payments-desktop invoicing-desktop',
    '<%= config.bin %> profile diff payments-desktop ./mine.yaml --all',
  ]
  static override strict = false
  static override args = {
    first: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'name, or file of your own; two or more of them',
    }),
    second: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'what it is compared with',
    }),
  }
  static override flags = {
    all: Flags.boolean({ description: 'rows in which they do the same as well' }),
  }

  async run() {
    const { argv, flags } = await this.parse(ProfileDiff)
    const { findProfile } = await import('../../cli/profile/file.ts')
    const { sideBySide } = await import('../../cli/profile/view.ts')
    const found = []
    for (const word of argv) found.push(await findProfile(String(word)))
    return this.show(sideBySide(found, flags.all), async (result) => {
      const { drawComparison } = await import('../../cli/profile/draw.ts')
      return drawComparison(result)
    })
  }
}

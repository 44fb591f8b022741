import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class ProfileShow extends BaseCommand {
  static override summary =
    'Show every rule of a profile: kind of record, event, part of it, what happens'
  static override examples = [
    '<%= config.bin %> profile show bill-pay-desktop',
    '<%= config.bin %> profile show ./mine.yaml --json',
    '<%= config.bin %> profile show --connection rivera',
  ]
  static override args = {
    profile: Args.string({
      ignoreStdin: true,
      description: 'name, or file of your own; without it, what a connection goes by',
    }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(ProfileShow)
    const { sideBySide } = await import('../../cli/profile/view.ts')
    const profile = args.profile
      ? await (await import('../../cli/profile/file.ts')).findProfile(args.profile)
      : await this.#ofConnection(flags.connection)
    const result = { profile, comparison: sideBySide([profile], true) }
    return this.show(result, async ({ comparison }) => {
      const { drawComparison } = await import('../../cli/profile/draw.ts')
      return `${profile.title}\n\n${drawComparison(comparison)}`
    })
  }

  async #ofConnection(id: string | undefined) {
    const store = await (await this.context({})).store()
    const { findConnection, profileFor } = await import('../../cli/context.ts')
    return profileFor(await findConnection(store, id))
  }
}

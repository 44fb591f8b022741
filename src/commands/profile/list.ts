import { BaseCommand } from '../../cli/command.ts'

export default class ProfileList extends BaseCommand {
  static override summary = 'List the profiles that qbsync brings along'
  static override description =
    'A profile says who may write what: what comes from QuickBooks, what goes there, what stays where it is. A file of your own can extend one: see qbsync profile validate.'
  static override examples = [
    '<%= config.bin %> profile list',
    '<%= config.bin %> profile list --json',
  ]

  async run() {
    await this.parse(ProfileList)
    const { profileList } = await import('../../cli/profile/view.ts')
    return this.show({ profiles: profileList() }, async (result) => {
      const { table } = await import('../../cli/render.ts')
      return table(
        ['profile', 'for', 'QuickBooks', 'rules'],
        result.profiles.map((p) => [p.id, p.title, p.product, p.rules]),
      )
    })
  }
}

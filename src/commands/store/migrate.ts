import { BaseCommand } from '../../cli/command.ts'

export default class StoreMigrate extends BaseCommand {
  static override summary = "Bring qbsync's own database up to this version"
  static override description =
    'Every command does so when it opens the database; this one does nothing else, for a place where the schema is changed before the programs are.'
  static override examples = ['<%= config.bin %> store migrate']

  async run() {
    const { flags } = await this.parse(StoreMigrate)
    const context = await this.context(flags)
    const { migrateStore } = await import('../../cli/store-copy.ts')
    return this.show(
      await migrateStore(context),
      (v) => `${v.store} has version ${v.version} of the schema, which is the one of this program.`,
    )
  }
}

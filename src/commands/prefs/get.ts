import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class PrefsGet extends BaseCommand {
  static override summary = 'Show the preferences of a connection, or one of them'
  static override examples = [
    '<%= config.bin %> prefs get',
    '<%= config.bin %> prefs get deposits.create --json',
  ]
  static override args = {
    key: Args.string({ ignoreStdin: true, description: 'key; without it, all' }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(PrefsGet)
    const store = await (await this.context(flags)).store()
    const { findConnection } = await import('../../cli/context.ts')
    const { prefsOf } = await import('../../cli/prefs.ts')
    const connection = await findConnection(store, flags.connection)
    const prefs = prefsOf(connection, args.key)
    return this.show({ connection: connection.id, prefs }, async (result) => {
      const { table } = await import('../../cli/render.ts')
      return table(
        ['key', 'value', 'takes', 'what it does'],
        result.prefs.map((p) => [p.key, String(p.value ?? 'not set'), p.takes, p.says]),
      )
    })
  }
}

import { Args } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { connectionFlag } from '../../cli/flags.ts'

export default class PrefsSet extends BaseCommand {
  static override summary = 'Change a preference of a connection'
  static override description =
    'It holds from the next run on. Making deposits needs the account they go to, and payments in Undeposited Funds (qbsync accounts set). The day of connecting cannot be changed by anybody.'
  static override examples = [
    '<%= config.bin %> prefs set deposits.create true',
    '<%= config.bin %> prefs set conflict_master ask',
    '<%= config.bin %> prefs set schedule.hours 20:00-06:00',
  ]
  static override args = {
    key: Args.string({ required: true, ignoreStdin: true, description: 'see qbsync prefs get' }),
    value: Args.string({ required: true, ignoreStdin: true, description: 'what it shall be' }),
  }
  static override flags = { connection: connectionFlag }

  async run() {
    const { args, flags } = await this.parse(PrefsSet)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { setPref } = await import('../../cli/prefs.ts')
    const connection = await findConnection(store, flags.connection)
    const pref = await setPref(store, context.env, connection, args.key, args.value)
    return this.show(
      { connection: connection.id, pref },
      (r) => `${r.pref.key} is now ${String(r.pref.value)}: ${r.pref.says}.`,
    )
  }
}

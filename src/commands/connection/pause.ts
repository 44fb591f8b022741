import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class ConnectionPause extends BaseCommand {
  static override summary = 'Exchange nothing until resumed; work piles up and is not lost'
  static override description =
    'The Web Connector is told that there is nothing to do, and with --for when to come again. A run under way finishes its current request and stops.'
  static override examples = [
    '<%= config.bin %> connection pause rivera',
    '<%= config.bin %> connection pause rivera --for 24h',
  ]
  static override args = {
    id: Args.string({
      description: 'connection; may be left out where there is only one',
      ignoreStdin: true,
    }),
  }
  static override flags = {
    for: Flags.string({ description: 'ends by itself after 30m, 24h, 7d', helpValue: 'TIME' }),
  }

  async run() {
    const { args, flags } = await this.parse(ConnectionPause)
    const context = await this.context(flags)
    const { durationOf, pauseConnection } = await import('../../cli/connection-life.ts')
    const ms = flags.for === undefined ? undefined : durationOf(flags.for)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { connectionView } = await import('../../cli/overview.ts')
    const row = await findConnection(store, args.id)
    const paused = await pauseConnection(store, context.env, row, ms)
    return this.show(await connectionView(store, paused), (c) =>
      c.pausedUntil
        ? `Connection ${c.id} is paused until ${c.pausedUntil}.`
        : `Connection ${c.id} is paused. Go on with: qbsync connection resume ${c.id}`,
    )
  }
}

import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class RunsTail extends BaseCommand {
  static override summary = 'Show what happens as it happens, until Ctrl-C'
  static override examples = [
    '<%= config.bin %> runs tail',
    '<%= config.bin %> runs tail --connection acme --for 10m',
  ]
  static override flags = {
    connection: Flags.string({ char: 'c', description: 'only this connection', helpValue: 'ID' }),
    for: Flags.string({ description: 'end after this time: 90s, 5m, 2h', helpValue: 'SPAN' }),
  }

  async run() {
    const { flags } = await this.parse(RunsTail)
    const context = await this.context(flags)
    const store = await context.store()
    const { findConnection } = await import('../../cli/context.ts')
    const { untilSignal } = await import('../../cli/serve.ts')
    const { spanMs } = await import('../../cli/span.ts')
    const { tailRuns } = await import('../../cli/runs/tail.ts')
    const id = flags.connection && (await findConnection(store, flags.connection)).id
    const events: object[] = []
    await tailRuns(store, context.env, {
      connection: id,
      untilMs: flags.for === undefined ? undefined : spanMs(flags.for, '--for'),
      stopped: untilSignal(),
      onEvent: (event) => {
        if (this.jsonEnabled()) events.push(event)
        else
          this.log(`${event.at.slice(11, 19)} ${event.connection} run ${event.run}  ${event.says}`)
      },
    })
    return { events }
  }
}

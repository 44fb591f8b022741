import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimStop extends BaseCommand {
  static override summary = 'Stop a simulator that sim start began'
  static override description =
    'Waits until it has answered what is under way and closed its company file. Knows the simulators of this data folder.'
  static override examples = [
    '<%= config.bin %> sim stop',
    '<%= config.bin %> sim stop --port 8422',
  ]
  static override flags = {
    port: Flags.integer({ description: 'port of the one to stop', min: 1, max: 65_535 }),
    all: Flags.boolean({ description: 'stop all of them', exclusive: ['port'] }),
  }

  async run() {
    const { flags } = await this.parse(SimStop)
    const context = await this.context(flags)
    const { stopServices } = await import('../../cli/sim-services.ts')
    const report = await stopServices(context, { port: flags.port, all: flags.all })
    return this.show(report, ({ stopped }) =>
      stopped.length === 0
        ? 'No simulator ran.'
        : stopped.map((s) => `Stopped ${s.url} (${s.company}).`).join('\n'),
    )
  }
}

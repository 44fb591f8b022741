import { BaseCommand } from '../../cli/command.ts'

export default class SimStatus extends BaseCommand {
  static override summary = 'Show the simulators that run'
  static override description = 'Knows those that sim start began with this data folder.'
  static override examples = ['<%= config.bin %> sim status', '<%= config.bin %> sim status --json']

  async run() {
    const { flags } = await this.parse(SimStatus)
    const context = await this.context(flags)
    const { drawServices, simServices } = await import('../../cli/sim-services.ts')
    const simulators = await simServices(context)
    return this.show({ simulators }, (report) => drawServices(report.simulators))
  }
}

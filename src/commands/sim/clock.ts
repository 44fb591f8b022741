import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { companyFlag } from '../../cli/sim-flags.ts'

export default class SimClock extends BaseCommand {
  static override summary = 'Show or turn the clock of a company file'
  static override description =
    'A company file has a clock of its own once it is turned: every command and every simulator that has it open goes by it. Without a flag it is shown.'
  static override examples = [
    '<%= config.bin %> sim clock --company rivera.qbsim',
    '<%= config.bin %> sim clock --advance 30d --company rivera.qbsim',
    '<%= config.bin %> sim clock --set 2026-04-01T09:00:00 --stop --company rivera.qbsim',
  ]
  static override flags = {
    company: companyFlag,
    set: Flags.string({ description: 'to this date or date-time', helpValue: 'TIME' }),
    advance: Flags.string({
      description: 'on by 90s, 5m, 2h, 30d, 1w or 1d12h; with - back',
      helpValue: 'SPAN',
    }),
    stop: Flags.boolean({ description: 'it stands still', exclusive: ['run', 'real'] }),
    run: Flags.boolean({ description: 'it runs on from what it shows', exclusive: ['real'] }),
    real: Flags.boolean({ description: 'back to the real time', exclusive: ['set'] }),
  }

  async run() {
    const { flags } = await this.parse(SimClock)
    const context = await this.context(flags)
    const { drawClock, turn } = await import('../../cli/sim-life.ts')
    return this.show(await turn(context, flags), drawClock)
  }
}

import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'
import { whoseFlag } from '../cli/flags.ts'

export default class Replay extends BaseCommand {
  static override summary =
    'Run a recorded run again: against its recording, or against a simulator'
  static override description =
    'Against the recording: the engine is given the same answers in the same state and must decide the same; the first difference is shown (exit code 1). Against a simulator: a company is made from what the recording shows, and the request that failed is sent again; with --company it is kept, so that the cause can be mended in it (exit code 1 while it still fails). --minimise writes the smallest run that still fails as a fixture with a test.'
  static override examples = [
    '<%= config.bin %> replay 12',
    '<%= config.bin %> replay failed.qbrun',
    '<%= config.bin %> replay failed.qbrun --against sim --company rebuilt.qbsim',
    '<%= config.bin %> replay failed.qbrun --against sim --request mended.xml',
    '<%= config.bin %> replay failed.qbrun --minimise least',
  ]
  static override args = {
    run: Args.string({
      description: 'number of a run, or a file of runs export or QWCLog.txt',
      required: true,
      ignoreStdin: true,
    }),
  }
  static override flags = {
    connection: whoseFlag,
    against: Flags.string({
      description: 'what answers',
      options: ['recorded', 'sim'],
      default: 'recorded',
    }),
    company: Flags.string({
      description: 'company file of the simulator: made where it is not there, used where it is',
      helpValue: 'FILE',
    }),
    exchange: Flags.integer({
      description: 'exchange to send again, instead of the first that failed',
      min: 1,
    }),
    edit: Flags.boolean({
      description: 'change the request in an editor before it is sent',
      exclusive: ['request'],
    }),
    request: Flags.string({
      description: 'send the text of this file instead; - for stdin',
      helpValue: 'FILE',
    }),
    minimise: Flags.string({
      description: 'write the smallest run that still fails into this folder',
      helpValue: 'DIR',
      exclusive: ['company', 'exchange', 'edit', 'request'],
    }),
  }

  async run() {
    const { args, flags } = await this.parse(Replay)
    const needsSim = flags.company ?? flags.exchange ?? flags.request ?? (flags.edit || undefined)
    if (needsSim !== undefined && flags.against !== 'sim')
      this.error('--company, --exchange, --edit and --request need --against sim', { exit: 2 })
    const context = await this.context(flags)
    const cli = await import('../cli/replay.ts')
    const wish = { word: args.run, connection: flags.connection }
    if (flags.minimise !== undefined) {
      const folder = flags.minimise
      const made = await cli.minimiseRun(context, { ...wish, folder })
      return this.show(made, (m) => cli.drawMinimised(m, folder))
    }
    if (flags.against === 'sim') {
      const edit = flags.request ?? (flags.edit || undefined)
      const { company, exchange } = flags
      const report = await cli.replayAgainstSim(context, { ...wish, company, exchange, edit })
      if (!report.simulated.isSuccess) process.exitCode = 1
      return this.show(report, cli.drawAgainstSim)
    }
    const report = await cli.replayRecorded(context, wish)
    if (!report.same) process.exitCode = 1
    return this.show(report, cli.drawReplay)
  }
}

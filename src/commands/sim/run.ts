import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimRun extends BaseCommand {
  static override summary =
    'Drive any Web Connector service with the simulated Web Connector and QuickBooks'
  static override description =
    'Performs Update Selected for the application of the .qwc file against its AppURL. Exit code 0 success, 1 the service reported an error, 4 the service broke the protocol.'
  static override examples = [
    '<%= config.bin %> sim run app.qwc --password secret',
    '<%= config.bin %> sim run app.qwc --password secret --company big.qbsim --times 2',
  ]
  static override args = {
    qwc: Args.string({
      required: true,
      ignoreStdin: true,
      description: 'the .qwc file of the application',
    }),
  }
  static override flags = {
    password: Flags.string({
      char: 'p',
      description: 'password of the application',
      env: 'QBSYNC_SIM_PASSWORD',
    }),
    company: Flags.string({
      description: 'company file (default: .qbsync/company.qbsim, made if missing)',
      helpValue: 'FILE',
    }),
    times: Flags.integer({
      description: 'updates, one after another',
      default: 1,
      min: 1,
      max: 100_000,
    }),
    'log-file': Flags.string({
      description: 'write a log in the format of QWCLog.txt',
      helpValue: 'FILE',
    }),
    verbose: Flags.boolean({ description: 'print every call; whole texts in the log file' }),
  }

  async run() {
    const { args, flags } = await this.parse(SimRun)
    const context = await this.context(flags)
    const { bar } = await import('../../cli/render.ts')
    const { runConnector, drawRuns, drawCall } = await import('../../cli/sim.ts')
    const progress = bar('Application')
    const report = await runConnector(context, {
      qwc: args.qwc,
      password: flags.password,
      company: flags.company,
      times: flags.times,
      logFile: flags['log-file'],
      verbose: flags.verbose,
      onPercent: (percent) => progress.update(percent),
      onCall: (call) => {
        if (flags.verbose && !this.jsonEnabled()) this.log(drawCall(call))
      },
    }).finally(() => progress.end())
    process.exitCode = report.exit
    return this.show(report, drawRuns)
  }
}

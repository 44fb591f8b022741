import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { pairsOf, runFlags } from '../../cli/sim-run-flags.ts'

export default class SimRun extends BaseCommand {
  static override summary =
    'Drive any Web Connector service with the simulated Web Connector and QuickBooks'
  static override description =
    'Adds the application of the .qwc file with all checks of the Web Connector, then performs Update Selected (or, with --auto, scheduled updates on a clock of its own) against its AppURL, and prints the conversation. Exit code 0 success, 1 the service reported an error or the run could not take place, 4 the service broke the protocol: without --strict only where the Web Connector itself would stop, with it at any deviation, each named with the section of its rule. Ctrl-C ends a run that goes on (a live service keeps it open): no further call is made, and what there was is summed up. Faults: qbsync sim fault.'
  static override examples = [
    '<%= config.bin %> sim run app.qwc --password secret',
    '<%= config.bin %> sim run app.qwc --password-file password.txt',
    '<%= config.bin %> sim run app.qwc --password secret --company big.qbsim --times 2',
    '<%= config.bin %> sim run app.qwc --password secret --strict --junit junit.xml',
    '<%= config.bin %> sim run app.qwc --password secret --auto --for 2h --every 5m',
    '<%= config.bin %> sim run app.qwc --password secret --fault drop-before:receiveResponseXML@2',
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
      description:
        'password of the application; other users of this computer see it in the list of processes, so better the environment or a file',
      env: 'QBSYNC_SIM_PASSWORD',
    }),
    'password-file': Flags.string({
      description: 'file whose first line is the password; - for stdin',
      helpValue: 'FILE',
    }),
    ...runFlags,
  }

  async run() {
    const { args, flags } = await this.parse(SimRun)
    const context = await this.context(flags)
    const { bar } = await import('../../cli/render.ts')
    const { answer, canAsk } = await import('../../cli/prompts.ts')
    const { runConnector } = await import('../../cli/sim-run.ts')
    const { drawCall, drawRuns, totalBar } = await import('../../cli/sim-run-draw.ts')
    const { readSecret } = await import('../../cli/read-bytes.ts')
    const { spanMs } = await import('../../cli/span.ts')
    const isTerminal = canAsk({ json: this.jsonEnabled() })
    const question = {
      flag: '--password, --password-file or QBSYNC_SIM_PASSWORD',
      question: 'Password of the application',
      isSecret: true,
    }
    const file = flags['password-file']
    const said = file === undefined ? flags.password : readSecret(file)
    const password = isTerminal
      ? await answer(question, said, { ask: true, takeDefault: false })
      : said
    const { untilSignal } = await import('../../cli/serve.ts')
    const progress = bar('Application')
    const report = await runConnector(context, {
      qwc: args.qwc,
      password,
      company: flags.company,
      times: flags.times,
      auto: flags.auto
        ? {
            ms: spanMs(flags.for, '--for'),
            everyMs: flags.every === undefined ? undefined : spanMs(flags.every, '--every'),
          }
        : undefined,
      realTime: flags['real-time'],
      strict: flags.strict,
      skipChecks: flags['skip-checks'],
      junit: flags.junit,
      logFile: flags['log-file'],
      verbose: flags.verbose,
      machine: flags.machine,
      answers: {
        ...(flags.allow === undefined ? {} : { permission: flags.allow }),
        ...(flags['login-as'] === undefined ? {} : { loginAs: flags['login-as'] }),
        ...(flags['save-password'] === undefined
          ? {}
          : { savePassword: flags['save-password'] ? 'yes' : 'no' }),
        ...pairsOf(flags.answer, '--answer'),
      },
      ask: flags.ask && isTerminal,
      faults: flags.fault,
      onRestart: flags['on-restart'],
      knobs: pairsOf(flags.set, '--set'),
      stopped: untilSignal(),
      onProgress: (application, total) => progress.update(application, totalBar(total)),
      onCall: (call) => {
        if (flags.quiet || this.jsonEnabled()) return
        // The line of the bar is the one that is written on now.
        progress.end()
        this.log(drawCall(call, flags.verbose))
      },
    }).finally(() => progress.end())
    process.exitCode = report.exit
    return this.show(report, drawRuns)
  }
}

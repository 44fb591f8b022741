import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimStart extends BaseCommand {
  static override summary =
    'Serve a simulated QuickBooks and Web Connector over HTTP, for tests in any language'
  static override description =
    'POST /qbxml takes one qbXML document and answers one; a COM error is status 422 with {hresult, message}. POST /connector/update takes {qwc, password} and performs one update against the AppURL of that .qwc. GET /status tells what is in the company file. Runs until stopped.'
  static override examples = [
    '<%= config.bin %> sim start --port 0 --ready-file ready.json',
    'curl --data-binary @request.xml localhost:8422/qbxml',
  ]
  static override flags = {
    host: Flags.string({ description: 'address to listen on', default: '127.0.0.1' }),
    port: Flags.integer({
      description: 'port; 0 takes any free one',
      default: 8422,
      min: 0,
      max: 65_535,
    }),
    company: Flags.string({
      description: 'company file (default: .qbsync/company.qbsim, made if missing)',
      helpValue: 'FILE',
    }),
    memory: Flags.boolean({
      description: 'keep the company in memory: nothing is written, nothing remains',
      exclusive: ['company'],
    }),
    profile: Flags.string({
      description: 'company to make where there is none',
      default: 'rivera',
      options: ['empty', 'random', 'rivera', 'trades'],
    }),
    'ready-file': Flags.string({
      description: 'write {"url","port","pid"} here once requests are answered',
      helpValue: 'FILE',
    }),
  }

  async run() {
    const { flags } = await this.parse(SimStart)
    const context = await this.context(flags)
    const { startSimulator } = await import('../../cli/sim-start.ts')
    const simulator = await startSimulator(context, {
      host: flags.host,
      port: flags.port,
      company: flags.memory ? ':memory:' : flags.company,
      profile: flags.profile,
      readyFile: flags['ready-file'],
    })
    if (this.jsonEnabled())
      this.logJson({ url: simulator.url, port: simulator.port, pid: process.pid })
    else this.log(`Simulated QuickBooks on ${simulator.url}; stop with Ctrl-C.`)
    await simulator.stopped
  }
}

import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { makingFlags, profileNames } from '../../cli/sim-flags.ts'

export default class SimStart extends BaseCommand {
  static override summary =
    'Serve a simulated QuickBooks and Web Connector over HTTP, for tests in any language'
  static override description =
    'POST /qbxml takes one qbXML document and answers one; a COM error is status 422 with {hresult, message}. POST /person/… does what a person does, /clock, /snapshots and /reset turn the company, /records reads it as JSON, POST /connector/update takes {qwc, password} and performs one update against the AppURL of that .qwc. GET /openapi.json describes them all. Runs until stopped: Ctrl-C, or sim stop.'
  static override examples = [
    '<%= config.bin %> sim start --port 0 --ready-file ready.json',
    'curl --data-binary @request.xml localhost:8422/qbxml',
  ]
  static override flags = {
    host: Flags.string({ description: 'address to listen on', default: '127.0.0.1' }),
    token: Flags.string({
      description:
        'each call must carry it as Authorization: Bearer TOKEN; needed to listen beyond this computer. Others see a flag in the list of processes, so better the environment or a file',
      env: 'QBSYNC_SIM_TOKEN',
    }),
    'token-file': Flags.string({
      description: 'file whose first line is the token; - for stdin',
      helpValue: 'FILE',
      exclusive: ['token'],
    }),
    open: Flags.boolean({ description: 'listen beyond this computer without a token' }),
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
      options: profileNames,
    }),
    ...makingFlags,
    'ready-file': Flags.string({
      description: 'write {"url","port","pid"} here once requests are answered',
      helpValue: 'FILE',
    }),
  }

  async run() {
    const { flags } = await this.parse(SimStart)
    const context = await this.context(flags)
    const { readSecret } = await import('../../cli/read-bytes.ts')
    const { serveSimulator } = await import('../../cli/sim-start.ts')
    const simulator = await serveSimulator(context, {
      host: flags.host,
      port: flags.port,
      company: flags.memory ? ':memory:' : flags.company,
      profile: flags.profile as never,
      invoices: flags.invoices,
      seed: flags.seed,
      edition: flags.edition as never,
      year: flags.year,
      product: flags.product as never,
      open: flags.open,
      token: flags['token-file'] === undefined ? flags.token : readSecret(flags['token-file']),
      readyFile: flags['ready-file'],
    })
    if (this.jsonEnabled())
      this.logJson({ url: simulator.url, port: simulator.port, pid: process.pid })
    else this.log(`Simulated QuickBooks on ${simulator.url}; stop with Ctrl-C.`)
    await simulator.stopped
  }
}

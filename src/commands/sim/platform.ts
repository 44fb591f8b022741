import { Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'

export default class SimPlatform extends BaseCommand {
  static override summary = 'Serve the API that the http backend calls, as your product would'
  static override description =
    'Takes and gives what docs/backend-api.yaml describes, signatures included. As people of the product: GET, POST /records/TABLE and GET, PATCH, DELETE /records/TABLE/ID, without a signature. Calls of the API can be made to fail in every way. Runs until stopped.'
  static override examples = [
    '<%= config.bin %> sim platform --port 0 --ready-file ready.json',
    '<%= config.bin %> sim platform --fail 10 --seed 7',
    `curl localhost:8423/records/payments --data '{"invoice_number": "1002", "amount": "400.00"}'`,
  ]
  static override flags = {
    host: Flags.string({ description: 'address to listen on', default: '127.0.0.1' }),
    port: Flags.integer({
      description: 'port; 0 takes any free one',
      default: 8423,
      min: 0,
      max: 65_535,
    }),
    file: Flags.string({
      description: 'SQLite file of its records (default: kept in memory)',
      helpValue: 'FILE',
    }),
    key: Flags.string({
      description: 'secret that requests are signed with',
      env: 'QBSYNC_BACKEND_KEY',
      default: 'only for the simulator',
      helpValue: 'KEY',
    }),
    fail: Flags.integer({
      description: 'percent of the calls that fail',
      default: 0,
      min: 0,
      max: 100,
    }),
    fault: Flags.string({
      description: 'ways to fail (default: all)',
      multiple: true,
      options: [
        'before',
        'after',
        'timeout',
        'timeout-after',
        '500',
        '503-after',
        '429',
        'garbage',
        'wrong',
        'cut',
      ],
    }),
    seed: Flags.integer({ description: 'the same number gives the same luck' }),
    'ready-file': Flags.string({
      description: 'write {"url","port","pid"} here once requests are answered',
      helpValue: 'FILE',
    }),
  }

  async run() {
    const { flags } = await this.parse(SimPlatform)
    const context = await this.context(flags)
    const { startPlatform } = await import('../../cli/sim-platform.ts')
    const { url, port, stopped } = await startPlatform(context, {
      host: flags.host,
      port: flags.port,
      file: flags.file,
      key: flags.key,
      fail: flags.fail,
      faults: flags.fault ?? [],
      seed: flags.seed,
      readyFile: flags['ready-file'],
    })
    if (this.jsonEnabled()) this.logJson({ url, port, pid: process.pid })
    else this.log(`Simulated platform on ${url}; stop with Ctrl-C.`)
    await stopped
  }
}

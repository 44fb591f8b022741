import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'

export default class Serve extends BaseCommand {
  static override summary = 'Host the Web Connector endpoint until stopped'
  static override examples = [
    '<%= config.bin %> serve',
    '<%= config.bin %> serve --port 0 --ready-file ready.json',
  ]
  static override flags = {
    host: Flags.string({ description: 'address to listen on (default: 127.0.0.1)' }),
    port: Flags.integer({
      description: 'port; 0 takes any free one (default: 8421)',
      min: 0,
      max: 65_535,
    }),
    'ready-file': Flags.string({
      description: 'write {"url","port","pid"} here once calls are answered',
      helpValue: 'FILE',
    }),
    verbose: Flags.boolean({ description: 'log lines about every call' }),
  }

  async run() {
    const { flags } = await this.parse(Serve)
    const { serve } = await import('../cli/serve.ts')
    const context = await this.context(flags)
    const host = await serve(context, {
      host: flags.host,
      port: flags.port,
      readyFile: flags['ready-file'],
    })
    if (this.jsonEnabled()) this.logJson({ url: host.url, port: host.port, pid: process.pid })
    else {
      this.log(`Listening on ${host.url}`)
      this.log('The Web Connector of a customer calls this address; stop with Ctrl-C.')
    }
    await host.stopped
  }
}

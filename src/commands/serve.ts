import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'

export default class Serve extends BaseCommand {
  static override summary = 'Host the Web Connector endpoint until stopped'
  static override examples = [
    '<%= config.bin %> serve',
    '<%= config.bin %> serve --host 0.0.0.0 --port 443 --tls-cert fullchain.pem --tls-key privkey.pem',
    '<%= config.bin %> serve --trust-proxy 1',
    '<%= config.bin %> serve --port 0 --ready-file ready.json',
    '<%= config.bin %> serve --log json --metrics-port 9464',
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
    'tls-cert': Flags.string({
      description: 'PEM file with certificate and chain: speak https without a proxy',
      helpValue: 'FILE',
      dependsOn: ['tls-key'],
    }),
    'tls-key': Flags.string({
      description: 'PEM file with its private key',
      helpValue: 'FILE',
      dependsOn: ['tls-cert'],
    }),
    'trust-proxy': Flags.string({
      description:
        'proxies before this server, as a number or by address: failed logins are then counted by the address they tell (default: none)',
      helpValue: 'N|ADDRESS',
    }),
    'metrics-port': Flags.integer({
      description: 'serve /metrics for Prometheus on this port of 127.0.0.1; 0 takes any free one',
      min: 0,
      max: 65_535,
    }),
    log: Flags.string({
      description: 'lines of the log: text, or JSON with run, connection and trace',
      options: ['text', 'json'],
    }),
    'plain-http': Flags.boolean({
      description: 'listen beyond this computer without TLS and without a proxy that ends it',
    }),
    verbose: Flags.boolean({ description: 'a line on stderr for every call' }),
  }

  async run() {
    const { flags } = await this.parse(Serve)
    const { serve } = await import('../cli/serve.ts')
    const { trustOf } = await import('../cli/config.ts')
    const { serveLog } = await import('../cli/log.ts')
    const context = await this.context(flags, await serveLog(flags))
    const [cert, key] = [flags['tls-cert'], flags['tls-key']]
    const host = await serve(context, {
      host: flags.host,
      port: flags.port,
      metricsPort: flags['metrics-port'],
      readyFile: flags['ready-file'],
      // An empty path is a wrong one: it must not become a server without TLS.
      tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
      plainHttp: flags['plain-http'],
      trustProxy: flags['trust-proxy'] === undefined ? undefined : trustOf(flags['trust-proxy']),
    })
    const metricsPort = host.metricsPort ?? null
    if (this.jsonEnabled())
      this.logJson({ url: host.url, port: host.port, pid: process.pid, metricsPort })
    else {
      this.log(`Listening on ${host.url}`)
      if (metricsPort !== null) this.log(`Metrics at http://127.0.0.1:${metricsPort}/metrics`)
      this.log('The Web Connector of a customer calls this address; stop with Ctrl-C.')
    }
    await host.stopped
  }
}

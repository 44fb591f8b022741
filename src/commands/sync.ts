import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'
import { connectionFlag } from '../cli/flags.ts'

export default class Sync extends BaseCommand {
  static override summary =
    'Sync now: in the next run of the Web Connector, or against the simulator'
  static override description =
    'A server cannot call a desktop: the Web Connector must call in. Where qbsync serve is up the work is marked due for its next call (--wait to watch it); otherwise this command serves until the run is done. With --simulate the simulated Web Connector and QuickBooks visit at once, in this process. Exit code 0 done, 1 done with errors, 3 nobody came.'
  static override examples = [
    '<%= config.bin %> sync --simulate',
    '<%= config.bin %> sync --entity invoices --entity customers --simulate --json',
    '<%= config.bin %> sync --dry-run',
    '<%= config.bin %> sync --wait --timeout 300',
  ]
  static override flags = {
    connection: connectionFlag,
    entity: Flags.string({
      char: 'e',
      description: 'only this kind of record; repeatable',
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      // Else the help says [default: ].
      defaultHelp: async () => '',
    }),
    simulate: Flags.boolean({
      description: 'visit at once with the simulated Web Connector and QuickBooks',
    }),
    company: Flags.string({
      description:
        'with --simulate: company file (default: .qbsync/company.qbsim, made if missing)',
      helpValue: 'FILE',
      dependsOn: ['simulate'],
    }),
    'dry-run': Flags.boolean({
      description: 'tell what a run would do; ask nobody, change nothing',
    }),
    wait: Flags.boolean({ description: 'wait for the run where a server is up' }),
    timeout: Flags.integer({
      description: 'seconds to wait for the Web Connector',
      default: 600,
      min: 1,
      max: 86_400,
    }),
  }

  async run() {
    const { flags } = await this.parse(Sync)
    const context = await this.context(flags)
    if (flags['dry-run']) {
      const { planOf } = await import('../cli/sync.ts')
      const { drawPlan } = await import('../cli/draw-sync.ts')
      return this.show(
        await planOf(context, { connection: flags.connection, entities: flags.entity }),
        drawPlan,
      )
    }
    const { bar } = await import('../cli/render.ts')
    const progress = bar('Syncing')
    const report = await this.#sync(flags, (percent, note) =>
      progress.update(percent, note),
    ).finally(() => progress.end())
    const { drawReport, exitOf } = await import('../cli/draw-sync.ts')
    process.exitCode = exitOf(report)
    return this.show(report, drawReport)
  }

  async #sync(
    flags: {
      connection?: string | undefined
      entity: string[]
      simulate: boolean
      company?: string | undefined
      wait: boolean
      timeout: number
    },
    onPercent: (percent: number, note: string) => void,
  ) {
    const context = await this.context({})
    if (flags.simulate) {
      const { simulateSync } = await import('../cli/simulate.ts')
      return simulateSync(context, {
        connection: flags.connection,
        entities: flags.entity,
        company: flags.company,
        onPercent,
      })
    }
    const { syncNow } = await import('../cli/sync.ts')
    return syncNow(context, {
      connection: flags.connection,
      entities: flags.entity,
      wait: flags.wait,
      timeoutMs: flags.timeout * 1000,
      onPercent,
      onWaiting: (url) => {
        if (!this.jsonEnabled()) this.logToStderr(`Waiting for the Web Connector to call ${url} …`)
      },
    })
  }
}

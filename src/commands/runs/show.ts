import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../cli/command.ts'
import { whoseFlag } from '../../cli/flags.ts'

export default class RunsShow extends BaseCommand {
  static override summary = 'Show a run: what was asked, what came back, what it moved'
  static override examples = [
    '<%= config.bin %> runs show',
    '<%= config.bin %> runs show 12 --requests',
  ]
  static override args = {
    run: Args.integer({
      description: 'number of the run (default: the newest)',
      ignoreStdin: true,
    }),
  }
  static override flags = {
    connection: whoseFlag,
    requests: Flags.boolean({ description: 'print the qbXML that was sent as well' }),
  }

  async run() {
    const { args, flags } = await this.parse(RunsShow)
    const context = await this.context(flags)
    const store = await context.store()
    const { loadRun } = await import('../../cli/runs/load.ts')
    return this.show(
      await loadRun(store, context.env.now(), { run: args.run, ...flags }),
      async (detail) => {
        const { drawRun } = await import('../../cli/runs/draw.ts')
        return drawRun(detail, flags.requests)
      },
    )
  }
}

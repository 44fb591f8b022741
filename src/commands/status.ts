import { Flags } from '@oclif/core'
import { BaseCommand } from '../cli/command.ts'

export default class Status extends BaseCommand {
  static override summary =
    'Show on one screen what is due, running, in doubt or failing, and when the connector calls'
  static override examples = [
    '<%= config.bin %> status',
    '<%= config.bin %> status --watch',
    '<%= config.bin %> status --connection acme --json',
  ]
  static override flags = {
    connection: Flags.string({ char: 'c', description: 'only this connection', helpValue: 'ID' }),
    watch: Flags.boolean({ char: 'w', description: 'go on showing it until Ctrl-C' }),
    every: Flags.integer({
      description: 'with --watch: seconds between two looks',
      default: 2,
      min: 1,
      max: 3600,
    }),
  }

  async run() {
    const { flags } = await this.parse(Status)
    const context = await this.context(flags)
    const store = await context.store()
    const { env } = context
    const { findConnection } = await import('../cli/context.ts')
    const { serverViews, statusView } = await import('../cli/status/view.ts')
    const { drawStatus } = await import('../cli/status/draw.ts')
    if (flags.connection !== undefined) await findConnection(store, flags.connection)
    const look = async () => ({
      connections: await statusView(store, env.now(), flags.connection),
      servers: await serverViews(store, env.now()),
    })
    if (!flags.watch) return this.show(await look(), (status) => drawStatus(status, env.now()))
    const { mustBeTerminal, watch } = await import('../cli/status/watch.ts')
    mustBeTerminal(this.jsonEnabled())
    const hint = `\n\nEvery ${flags.every} s; Ctrl-C ends it.`
    const last = await watch(async () => drawStatus(await look(), env.now()) + hint, {
      everyMs: flags.every * 1000,
      sleep: env.sleep,
    })
    this.log(last.slice(0, -hint.length))
    return undefined
  }
}

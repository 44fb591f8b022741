// What all commands share: global flags, one shape of errors, exit codes, output as text or as one JSON document.
import { Command, Flags, type Interfaces } from '@oclif/core'
import type { Log } from '../env.ts'
import type { Context } from './context.ts'
import { checkRole } from './roles.ts'
import { tell } from './tell.ts'

type BaseFlags = Interfaces.InferredFlags<(typeof BaseCommand)['baseFlags']>

export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags = {
    config: Flags.string({
      description: 'configuration file (default: qbsync.yaml of this folder, if there is one)',
      env: 'QBSYNC_CONFIG',
      helpGroup: 'GLOBAL',
      helpValue: 'FILE',
    }),
    'data-dir': Flags.string({
      description: "folder of qbsync's own state (default: .qbsync)",
      env: 'QBSYNC_DATA_DIR',
      helpGroup: 'GLOBAL',
      helpValue: 'DIR',
    }),
  }

  #context: Context | undefined

  /** The world of this command; closed when it ends. */
  protected async context(flags: Partial<BaseFlags>, log?: Log): Promise<Context> {
    const { openContext } = await import('./context.ts')
    if (!this.#context) {
      const context = await openContext(flags, log)
      checkRole(context.config.role, this.id ?? '', context.config.file)
      this.#context = context
    }
    return this.#context
  }

  /** Prints what `render` makes of the result, unless JSON was asked for; gives the result back for --json. */
  protected async show<T>(result: T, render: (result: T) => string | Promise<string>): Promise<T> {
    if (!this.jsonEnabled()) this.log(await render(result))
    return result
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    await this.#context?.close()
    await super.finally(error)
  }

  /** One clear error: code, what, hint; a stable exit code; no stack unless the fault is ours. */
  protected override async catch(error: Error & { oclif?: { exit?: number } }): Promise<void> {
    // A closed pipe (`qbsync … | head`) is no error of anybody's.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return
    tell(error, {
      json: this.jsonEnabled(),
      command: this.id,
      files: [...(this.#context?.files ?? [])],
    })
  }
}

// What all commands share: global flags, one shape of errors, exit codes, output as text or as one JSON document.
import { Command, Flags, type Interfaces } from '@oclif/core'
import type { Log } from '../env.ts'
import { databaseFault, QbsyncError } from '../errors.ts'
import type { Context } from './context.ts'
import { clean, oneLine } from './outside.ts'
import { checkRole } from './roles.ts'

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
    const told = toldOf(error, [...(this.#context?.files ?? [])])
    // A closed pipe (`qbsync … | head`) is no error of anybody's.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return
    if (told.exit === 0) return
    process.exitCode = told.exit
    if (this.jsonEnabled()) {
      this.logJson({ error: told })
      return
    }
    // oclif's own messages have several lines; ours have one, whatever file or service they speak of.
    const shown = error instanceof QbsyncError ? oneLine : clean
    const lines = [`${told.code}: ${shown(told.message)}`]
    if (told.hint) lines.push(`  ${shown(told.hint)}`)
    if (told.exit === 70 && error.stack) lines.push(error.stack)
    process.stderr.write(`${lines.join('\n')}\n`)
  }
}

const usageHint = 'Run the command with --help to see its flags.'

interface Told {
  code: string
  message: string
  hint: string
  exit: number
}

function toldOf(error: Error & { oclif?: { exit?: number } }, files: readonly string[]): Told {
  const known = error instanceof QbsyncError ? error : databaseFault(error, files)
  if (known) {
    const { code, message, hint, exit } = known
    return { code, message, hint, exit }
  }
  if (error.name === 'ExitPromptError')
    return { code: 'E_CANCELLED', message: 'Cancelled.', hint: '', exit: 130 }
  const exit = error.oclif?.exit
  if (exit !== undefined) {
    // oclif's parser: a wrong flag or argument. Its message ends with usage help that repeats --help.
    const message = (error.message.split('\nSee more help')[0] ?? error.message)
      .replace(/^Parsing (--\S+) \s*\t/, '$1: ')
      .trim()
    const hint = exit === 2 ? usageHint : ''
    return { code: exit === 2 ? 'E_USAGE' : 'E_EXIT', message, hint, exit }
  }
  // The parser throws what a value cannot be read as without saying that it is the caller's fault.
  if (/^Expected (an|one|a) /.test(error.message))
    return { code: 'E_USAGE', message: error.message, hint: usageHint, exit: 2 }
  return {
    code: 'E_INTERNAL',
    message: error.message,
    hint: 'Please report it with the command and this text.',
    exit: 70,
  }
}

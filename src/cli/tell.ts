// One error as a person or a program is told it: code, what, hint; a stable exit code; a stack only where it is ours.
import { catalogue, databaseFault, QbsyncError } from '../errors.ts'
import { clean, oneLine } from './outside.ts'

type OclifError = Error & { oclif?: { exit?: number } }

interface Telling {
  readonly json: boolean
  /** Command that was called, such as qwc:generate. */
  readonly command?: string | undefined
  /** Databases that were open. */
  readonly files?: readonly string[]
}

/** One JSON document on stdout, or lines on stderr; sets the exit code. */
export function tell(error: OclifError, how: Telling): void {
  const told = toldOf(error, how)
  if (told.exit === 0) return
  process.exitCode = told.exit
  if (how.json) {
    process.stdout.write(`${JSON.stringify({ error: told }, null, 2)}\n`)
    return
  }
  // oclif's own messages have several lines; ours have one, whatever file or service they speak of.
  const shown = error instanceof QbsyncError ? oneLine : clean
  const lines = [`${told.code}: ${shown(told.message)}`]
  if (told.hint) lines.push(`  ${shown(told.hint)}`)
  if (told.exit === 70 && error.stack) lines.push(error.stack)
  process.stderr.write(`${lines.join('\n')}\n`)
}

interface Told {
  code: string
  message: string
  hint: string
  exit: number
}

/** The error in words; of a wrong call the hint names the command that says how it is called. */
function toldOf(error: OclifError, { files = [], command }: Telling): Told {
  const usageHint = command
    ? `See: qbsync ${command.replaceAll(':', ' ')} --help.`
    : catalogue.E_USAGE.hint
  const known = error instanceof QbsyncError ? error : databaseFault(error, files)
  if (known) {
    const { code, message, hint, exit } = known
    return { code, message, hint: code === 'E_USAGE' ? usageHint : hint, exit }
  }
  if (error.name === 'ExitPromptError')
    return { code: 'E_CANCELLED', message: 'Cancelled.', hint: '', exit: 130 }
  const exit = error.oclif?.exit
  if (exit !== undefined) {
    // oclif's parser: a wrong flag or argument. Its message ends with usage help that repeats --help.
    const message = (error.message.split('\nSee more help')[0] ?? error.message)
      .replace(/^Parsing (--\S+) \s*\t/, '$1: ')
      .replace(/^The following errors? occurred:\s*/, '')
      .replace(/^Missing required flag (\S+)/, 'The flag --$1 is missing')
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

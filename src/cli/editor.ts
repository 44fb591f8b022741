// A text in the editor of whoever sits at the terminal: $VISUAL, else $EDITOR, as other programs do it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QbsyncError } from '../errors.ts'

export interface Terminal {
  readonly isTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

export const thisTerminal = (): Terminal => ({
  isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  env: process.env,
})

/**
 * `question` and `flag` are what is missing without a terminal, and how it can be given there; `name` is that of the
 * file, whose ending tells the editor what it is. Throws E_ANSWER_NEEDED, E_USAGE without an editor, E_FILE where it
 * fails or leaves nothing.
 */
export function edited(
  text: string,
  about: { readonly question: string; readonly flag: string; readonly name: string },
  { isTerminal, env }: Terminal,
): string {
  const { question, flag, name } = about
  if (!isTerminal) throw new QbsyncError('E_ANSWER_NEEDED', { question, flag })
  const editor = [env['VISUAL'], env['EDITOR']].find((e) => e !== undefined && e.trim() !== '')
  if (editor === undefined)
    throw new QbsyncError('E_USAGE', {
      detail: `No editor is chosen: set VISUAL or EDITOR, or give the text with ${flag}`,
    })
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-edit-'))
  const failed = (problem: string): never => {
    const hint = `Nothing was sent. Set VISUAL or EDITOR to another one, or give the text with ${flag}.`
    throw new QbsyncError('E_FILE', { file: editor, problem, hint })
  }
  try {
    const file = join(folder, name)
    // It may hold names: nobody else reads it, and it is gone afterwards.
    writeFileSync(file, text, { mode: 0o600 })
    const { status, signal, error } = opened(editor, file)
    if (error) failed(error.message)
    if (status !== 0) failed(`it ended with ${status ?? signal}`)
    const made = readFileSync(file, 'utf8')
    return made.trim() === '' ? failed('it left an empty text') : made
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The setting is a command with its own words, such as "code --wait"; the file is one word, whatever is in its name. */
function opened(editor: string, file: string) {
  return process.platform === 'win32'
    ? spawnSync(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
    : spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' })
}

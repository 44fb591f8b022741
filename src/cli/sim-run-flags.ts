// Flags of sim run, and pairs NAME=VALUE.
import { Flags } from '@oclif/core'
import { QbsyncError } from '../errors.ts'

export const runFlags = {
  company: Flags.string({
    description: 'company file (default: .qbsync/company.qbsim, made if missing)',
    helpValue: 'FILE',
  }),
  times: Flags.integer({
    description: 'updates, one after another',
    default: 1,
    min: 1,
    max: 100_000,
  }),
  auto: Flags.boolean({
    description: 'scheduled updates (Auto-Run), on a clock that does not wait',
    exclusive: ['times'],
  }),
  for: Flags.string({ description: 'how long, with --auto', default: '1h', helpValue: 'SPAN' }),
  every: Flags.string({
    description: 'Every_Min, with --auto (default: the interval of the .qwc)',
    helpValue: 'SPAN',
    dependsOn: ['auto'],
  }),
  'real-time': Flags.boolean({ description: 'wait on the real clock', dependsOn: ['auto'] }),
  strict: Flags.boolean({
    description: 'check the service against every rule of the protocol, and probe it',
  }),
  junit: Flags.string({
    description: 'write the verdicts for CI',
    helpValue: 'FILE',
    dependsOn: ['strict'],
  }),
  'skip-checks': Flags.boolean({
    description: 'do not check the .qwc and its pages as the Web Connector does when adding it',
  }),
  allow: Flags.string({
    description: 'answer to the question of QuickBooks whether the application may come in',
    options: ['always', 'while-open', 'prompt', 'no'],
  }),
  'login-as': Flags.string({
    description: 'user under whom it may sign in when QuickBooks is closed',
  }),
  'save-password': Flags.boolean({
    description: 'answer to "Save password?"; without it only the next update has the password',
    allowNo: true,
  }),
  answer: Flags.string({
    description: 'answer to another window, by its name (see sim fault --dialogs)',
    helpValue: 'NAME=VALUE',
    multiple: true,
    default: [],
    defaultHelp: async () => '',
  }),
  ask: Flags.boolean({ description: 'ask what was not answered, on the terminal' }),
  fault: Flags.string({
    description: 'something that goes wrong (see sim fault)',
    helpValue: 'FAULT[:ARG][@NTH][xTIMES]',
    multiple: true,
    default: [],
    defaultHelp: async () => '',
  }),
  'on-restart': Flags.string({
    description: 'command that starts the service again, for the fault restart',
    helpValue: 'COMMAND',
  }),
  set: Flags.string({
    description: 'a switch of the Web Connector, such as noOpPauseMs=0 or style=RPC',
    helpValue: 'NAME=VALUE',
    multiple: true,
    default: [],
    defaultHelp: async () => '',
  }),
  machine: Flags.string({ description: 'name of the computer', helpValue: 'NAME' }),
  'log-file': Flags.string({
    description: 'write a log in the format of QWCLog.txt',
    helpValue: 'FILE',
  }),
  verbose: Flags.boolean({ description: 'print texts whole, in the log file too' }),
  quiet: Flags.boolean({ description: 'do not print the conversation' }),
}

/** Throws E_USAGE. */
export function pairsOf(words: readonly string[], flag: string): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=')
      if (at <= 0)
        throw new QbsyncError('E_USAGE', { detail: `${flag} takes NAME=VALUE, not "${word}"` })
      return [word.slice(0, at), word.slice(at + 1)]
    }),
  )
}

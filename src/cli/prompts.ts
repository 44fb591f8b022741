// Questions on a terminal. The only file that knows inquirer; loaded when a question is asked.
import { QbsyncError } from '../errors.ts'

/** Whether anybody is there to answer. inquirer itself would wait for ever on a silent input. */
export const canAsk = (flags: { json?: boolean; yes?: boolean }): boolean =>
  !flags.json && !flags.yes && Boolean(process.stdin.isTTY) && Boolean(process.stdout.isTTY)

export interface Question {
  readonly flag: string
  readonly question: string
  readonly default?: string
  /** What is typed is not shown. */
  readonly isSecret?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string }[]
  readonly check?: (text: string) => string | true
}

/** The answer: what the flag said, else what the person types, else the default. */
export async function answer(
  question: Question,
  given: string | undefined,
  may: { readonly ask: boolean; readonly takeDefault: boolean },
): Promise<string> {
  if (given !== undefined) return given
  if (may.ask) return ask(question)
  if (may.takeDefault && question.default !== undefined) return question.default
  throw new QbsyncError('E_ANSWER_NEEDED', { question: question.question, flag: question.flag })
}

async function ask(question: Question): Promise<string> {
  const { default: inquirer } = await import('inquirer')
  const common = {
    name: 'value' as const,
    message: question.question,
    ...(question.default === undefined ? {} : { default: question.default }),
  }
  const answers: { value: string } = question.choices
    ? await inquirer.prompt([{ ...common, type: 'select', choices: [...question.choices] }])
    : question.isSecret
      ? await inquirer.prompt([{ name: common.name, message: common.message, type: 'password' }])
      : await inquirer.prompt([
          { ...common, type: 'input', validate: (text: string) => question.check?.(text) ?? true },
        ])
  return answers.value.trim()
}

/** Before something is lost for good. Throws E_ANSWER_NEEDED without --yes and a terminal, E_USAGE for a no. */
export async function confirmed(
  what: string,
  flags: { readonly json: boolean; readonly yes: boolean },
): Promise<void> {
  if (flags.yes) return
  const question = {
    flag: '--yes',
    question: `${what}?`,
    default: 'no',
    choices: ['no', 'yes'].map((value) => ({ name: value, value })),
  }
  const said = await answer(question, undefined, { ask: canAsk(flags), takeDefault: false })
  if (said !== 'yes') throw new QbsyncError('E_USAGE', { detail: 'Nothing was done' })
}

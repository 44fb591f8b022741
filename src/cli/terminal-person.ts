// Windows of QuickBooks and of the Web Connector as questions on a terminal.
import { type Answers, type Asked, dialogs, type Person } from '../sim/dialogs.ts'
import { answer } from './prompts.ts'

/** Asks what was not answered in advance. */
export const terminalPerson =
  (given: Answers): Person =>
  ({ dialog, shown }: Asked) => {
    const { title, asks, choices, usual } = dialogs[dialog]
    const details = Object.values(shown).filter((text) => text !== '')
    const question = {
      flag: `--answer ${dialog}=…`,
      question: `[${title}] ${details.join(' · ')}: ${asks}`,
      default: usual,
      ...(choices.length === 0
        ? {}
        : { choices: choices.map((value) => ({ name: value, value })) }),
    }
    return answer(question, given[dialog], { ask: true, takeDefault: true })
  }

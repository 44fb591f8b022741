// Flags that several commands have.
import { Args, Flags } from '@oclif/core'

export const connectionFlag = Flags.string({
  char: 'c',
  description: 'connection; may be left out where there is only one',
  helpValue: 'ID',
})

/** For what has a number of its own in each connection. */
export const whoseFlag = Flags.string({
  char: 'c',
  description: 'connection, where several have one of the number',
  helpValue: 'ID',
})

export const limitFlag = (count: number) =>
  Flags.integer({ description: 'rows at most', default: count, min: 1, max: 100_000 })

/** What an account may be chosen for: the rows of accounts.ts, which is not loaded for a help text. */
export const purposeWords = ['payments', 'deposits', 'bills', 'cards']

export const purposeFlag = Flags.string({
  description: 'only those that may be chosen for this',
  options: purposeWords,
})

/** Which errors a person means: one by a word, or all of them (failures.ts `whichErrors`). */
export const errorArg = Args.string({
  ignoreStdin: true,
  description: 'code, or number, name or id of the record',
})

export const allErrorsFlag = (exclusive: string[] = []) =>
  Flags.boolean({
    description: 'every open error',
    ...(exclusive.length > 0 ? { exclusive } : {}),
  })

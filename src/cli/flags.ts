// Flags that several commands have.
import { Flags } from '@oclif/core'

export const connectionFlag = Flags.string({
  char: 'c',
  description: 'connection; may be left out where there is only one',
  helpValue: 'ID',
})

export const limitFlag = (count: number) =>
  Flags.integer({ description: 'rows at most', default: count, min: 1, max: 100_000 })

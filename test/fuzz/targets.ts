// All that is fuzzed, in the order in which it runs.
import { answers } from './answers.ts'
import { control } from './control.ts'
import { http } from './http.ts'
import { qbxml } from './qbxml.ts'
import { qwc } from './qwc.ts'
import { soap } from './soap.ts'
import type { Target } from './target.ts'
import { config, profile } from './yaml.ts'

export const targets: readonly Target[] = [
  qbxml,
  soap,
  answers,
  qwc,
  config,
  profile,
  http,
  control,
]

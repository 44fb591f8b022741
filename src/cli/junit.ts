// Verdicts of the conformance check as a JUnit file, which CI systems show: a test case for each rule.
import { create } from 'xmlbuilder2'
import type { Verdict } from '../sim/conformance.ts'

export function junitOf(name: string, verdicts: readonly Verdict[]): string {
  const failed = verdicts.filter(isBroken).length
  const skipped = verdicts.filter((v) => v.looked === 0).length
  const suite = create({ version: '1.0', encoding: 'UTF-8' })
    .ele('testsuites')
    .ele('testsuite', {
      name,
      tests: String(verdicts.length),
      failures: String(failed),
      errors: '0',
      skipped: String(skipped),
    })
  for (const verdict of verdicts) {
    const { rule, section, says, looked, deviations } = verdict
    const test = suite.ele('testcase', {
      classname: 'qbsync.web-connector',
      name: `${rule}: ${says} (${section})`,
    })
    const text = deviations.map((d) => `${d.call} ${d.nth}: ${d.detail}`).join('\n')
    if (looked === 0) test.ele('skipped', { message: 'the conversation gave no occasion' })
    else if (isBroken(verdict)) {
      const message = deviations[0]?.detail ?? ''
      test.ele('failure', { type: section, message: plain(message) }).txt(plain(text))
    } else if (text !== '') test.ele('system-out').txt(plain(text))
  }
  return `${suite.end({ prettyPrint: true })}\n`
}

const isBroken = (verdict: Verdict): boolean =>
  verdict.level === 'breach' && verdict.deviations.length > 0

/** What a service answers may hold characters that XML does not have. */
const plain = (text: string): string => text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd]/g, '?')

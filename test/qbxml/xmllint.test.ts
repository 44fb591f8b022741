// A second opinion on the checker: the published schema of version 13.0, by xmllint (libxml2), on requests with
// one accident each. Skipped where the schema or the program is not there. A disagreement is right only if one of
// the reasons below explains it, and each reason must be needed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/env.ts'
import { check, type Fault } from '../../src/qbxml/check.ts'
import { exists } from '../../src/schema/content.ts'
import { request, requestNames } from '../../src/schema/grammar.ts'
import { mutationsOf, sampleOf, valueMutations } from './mutate.ts'
import { requestText } from './support.ts'

const schema = fileURLToPath(new URL('../../../shared/qbxml/xsd/qbxmlops130.xsd', import.meta.url))
const isHere = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0

type Verdict = 'clean' | 'structure' | 'value'

interface Reason {
  readonly ours: Verdict | 'any'
  readonly theirs: Verdict | 'any'
  /** One fault of either side. */
  readonly says: RegExp
  readonly because: string
}

/** Every way in which the two disagree. */
const reasons: readonly Reason[] = [
  {
    ours: 'structure',
    theirs: 'value',
    says: /^The attribute \w+ of \w+ (cannot be|is no integer)/,
    because:
      'A bad attribute is a simple type to the schema. No field and no status could name it, so we take it as a ' +
      'fault of the parser (our choice).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /^The given object ID/,
    because:
      'The schema takes any text as an id; QuickBooks answers 3000 (qbxml-semantics.md 4, certain).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /contains characters that cannot be stored/,
    because:
      'The schema takes any character; QuickBooks keeps windows-1252 (qbxml-semantics.md 7, reported).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /error when converting the date value/,
    because:
      'The schema has no bounds for dates and takes a time zone behind a date; QuickBooks has ' +
      '1901 to 9999, and 1970 to 2038 for time stamps (qbxml-semantics.md 7).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /^The request ID .* is too long/s,
    because: 'The schema has no bound for requestID; QuickBooks takes 50 (qbxml-semantics.md 2).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /^The macro name/,
    because:
      'The schema takes any text as a macro; its form is TxnID:name or ListID:name (qbxml-semantics.md 2 and 7).',
  },
  {
    ours: 'value',
    theirs: 'clean',
    says: /^The enumerated value "" in the field "JobReportType"/,
    because:
      'The schema lists an empty text among the reports; the description does not, and there is none.',
  },
  {
    ours: 'any',
    theirs: 'structure',
    says: /Element '(NewValue|ValueDifference)': This element is not expected/,
    because:
      'In ValueAdjustment the schema bounds the choice of NewValue and ValueDifference by 0 and 0, so that neither ' +
      'can be there: a slip, the description has both.',
  },
  {
    ours: 'structure',
    theirs: 'any',
    says: /^(ListID|EditSequence|ListID or EditSequence) is missing in ContactsMod|^LeadContactID is missing in LeadContactsMod/,
    because:
      'The schema lets the ids of contacts be left out, the description does not; which is right is not known.',
  },
  {
    ours: 'any',
    theirs: 'structure',
    says: /Element '(AdditionalContactRef|PrefillAccountRef|ShipToAddress)': This element is not expected/,
    because:
      'Only the schema counts how many contacts there may be; the description has no bound but one and many.',
  },
  {
    ours: 'clean',
    theirs: 'structure',
    says: /Character content is not allowed, because the content type is empty/,
    because:
      'White space in a request that holds nothing: forbidden by the letter of the schema, harmless to a parser.',
  },
]

/** One document for each reason that chance may not find. */
const examples = [
  '<AccountTaxLineInfoQueryRq> </AccountTaxLineInfoQueryRq>',
  '<JobReportQueryRq><JobReportType></JobReportType></JobReportQueryRq>',
  '<InventoryAdjustmentAddRq><InventoryAdjustmentAdd><AccountRef></AccountRef><InventoryAdjustmentLineAdd>' +
    '<ItemRef></ItemRef><ValueAdjustment><QuantityDifference>1</QuantityDifference><NewValue>1.00</NewValue>' +
    '</ValueAdjustment></InventoryAdjustmentLineAdd></InventoryAdjustmentAdd></InventoryAdjustmentAddRq>',
  '<LeadModRq><LeadMod><ListID>1-1</ListID><EditSequence>1</EditSequence><FullName>A</FullName><LeadContactsMod>' +
    '<FirstName>A</FirstName></LeadContactsMod></LeadMod></LeadModRq>',
  `<CustomerAddRq><CustomerAdd><Name>A</Name>${'<AdditionalContactRef><ContactName>A</ContactName><ContactValue>1</ContactValue></AdditionalContactRef>'.repeat(
    9,
  )}</CustomerAdd></CustomerAddRq>`,
  '<TransferAddRq><TransferAdd defMacro="Mine"><TransferFromAccountRef></TransferFromAccountRef>' +
    '<TransferToAccountRef></TransferToAccountRef></TransferAdd></TransferAddRq>',
]

const verdictOf = (faults: readonly Fault[]): Verdict =>
  faults.length === 0 ? 'clean' : faults.some((f) => f.kind === 'structure') ? 'structure' : 'value'

const isStructure =
  /This element is not expected|Missing child element|is not allowed|is required but missing/

/** What xmllint says of files in a folder: faults by file name. */
function xmllint(folder: string, files: readonly string[]): Map<string, string[]> {
  const call = ['--noout', '--nonet', '--schema', schema, ...files]
  const { stderr } = spawnSync('xmllint', call, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 })
  const found = new Map<string, string[]>()
  for (const line of stderr.split('\n')) {
    const [, name = '', valid] = /^(\d+\.xml) (validates|fails to validate)$/.exec(line) ?? []
    if (valid === 'validates') found.set(name, [])
    const [, file = '', fault = ''] = /^(\d+\.xml):\d+: (.*)$/.exec(line) ?? []
    if (file) found.set(file, [...(found.get(file) ?? []), fault])
  }
  return found
}

test.skipIf(!isHere)('verdicts agree with xmllint, or differ for a reason', () => {
  const texts = new Map<string, string>()
  const cut = { version: 1300, edition: 'QBD' } as const
  let mutated = 0
  for (const [index, name] of requestNames().entries()) {
    const known = request(name)
    if (!known || !exists(known, cut)) continue
    for (let seed = 0; seed < 3; seed++) {
      const random = seededRandom(index * 101 + seed)
      const sample = sampleOf({ name, version: '13.0', edition: 'QBD' }, random)
      const accidents = [...mutationsOf(sample, random), ...valueMutations(sample, random)]
      mutated += accidents.length
      for (const { text } of [sample, ...accidents]) texts.set(`${texts.size}.xml`, text)
    }
  }
  for (const body of examples) texts.set(`${texts.size}.xml`, requestText(body))
  expect(mutated).toBeGreaterThan(5_000)

  const folder = mkdtempSync(join(tmpdir(), 'qbsync-xmllint-'))
  try {
    for (const [file, text] of texts) writeFileSync(join(folder, file), text)
    const theirs = xmllint(folder, [...texts.keys()])
    expect(theirs.size).toBe(texts.size)

    const seen = new Map<string, number>()
    const needed = new Set<Reason>()
    const unexplained: string[] = []
    for (const [file, text] of texts) {
      const own = check(text)
      const said = theirs.get(file) ?? []
      const ours = verdictOf(own)
      const other: Verdict =
        said.length === 0 ? 'clean' : said.some((s) => isStructure.test(s)) ? 'structure' : 'value'
      const pair = `${ours} ${other}`
      seen.set(pair, (seen.get(pair) ?? 0) + 1)
      if (ours === other) continue
      const messages = [...own.map((f) => f.message), ...said]
      const reason = reasons.find(
        (r) =>
          [ours, 'any'].includes(r.ours) &&
          [other, 'any'].includes(r.theirs) &&
          messages.some((m) => r.says.test(m)),
      )
      if (reason) needed.add(reason)
      else unexplained.push(`${pair}: ${messages[0]} | ${said[0]} | ${text.slice(0, 2000)}`)
    }
    expect(unexplained).toEqual([])
    expect(reasons.filter((r) => !needed.has(r)).map((r) => r.because)).toEqual([])
    // All three verdicts are agreed on often, so none of them is blind.
    for (const verdict of ['clean', 'structure', 'value'])
      expect(seen.get(`${verdict} ${verdict}`), verdict).toBeGreaterThan(1_000)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

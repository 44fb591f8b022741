// Writes docs/requirements.md from a test run: one row a requirement, with the tests that carry its number and what came
// of them. Usage: npm run requirements [-- RESULTS.json], where RESULTS.json is what vitest --reporter=json wrote; without
// it the tests with numbers are run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { numbersIn, requirements, testsByNumber } from '../test/requirements/list.ts'
import { filesIn, textOf } from '../test/source-tree.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Results {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
    }[]
  }[]
}

interface Outcome {
  readonly files: Set<string>
  isPassing: boolean
}

export function outcomesOf(results: Results): Map<number, Outcome> {
  const found = new Map<number, Outcome>()
  for (const file of results.testResults)
    for (const { ancestorTitles, title, status } of file.assertionResults)
      for (const n of new Set([...ancestorTitles, title].flatMap(numbersIn))) {
        const outcome = found.get(n) ?? { files: new Set<string>(), isPassing: true }
        outcome.files.add(relative(root, file.name).replaceAll('\\', '/'))
        outcome.isPassing &&= status === 'passed'
        found.set(n, outcome)
      }
  return found
}

/** The page; a requirement that no test carries is open. */
export function page(outcomes: ReadonlyMap<number, Outcome>): string {
  const rows = requirements().map(({ number, profile, says }) => {
    const outcome = outcomes.get(number)
    const files = [...(outcome?.files ?? [])].sort().map((f) => `\`${f}\``)
    const state = outcome === undefined ? 'open' : outcome.isPassing ? 'pass' : '**fail**'
    return { profile, state, row: `| R${number} | ${says} | ${files.join(', ')} | ${state} |` }
  })
  const profiles = [...new Set(rows.map((r) => r.profile))]
  const parts = profiles.map((profile) => {
    const own = rows.filter((r) => r.profile === profile)
    const head = '| Number | What it asks for | Tests | Result |\n|---|---|---|---|'
    return `## ${profile}\n\n${head}\n${own.map((r) => r.row).join('\n')}`
  })
  const passing = rows.filter((r) => r.state === 'pass').length
  const open = rows.filter((r) => r.state === 'open').length
  const intro = `# Requirements

<!-- Made from a test run by: npm run requirements. Do not edit by hand. -->

What the product is asked to do, by number, and the tests whose titles carry the number. *pass*: all of them passed in
the run this page was made from. *open*: no test carries it yet. ${passing} pass, ${open} are open, ${rows.length - passing - open} fail.`
  return `${[intro, ...parts].join('\n\n')}\n`
}

function run(): Results {
  const tests = filesIn('test').filter((path) => path.endsWith('.test.ts'))
  const byNumber = testsByNumber(tests.map((path) => ({ path, text: textOf(path) })))
  const files = [...new Set([...byNumber.values()].flatMap((set) => [...set]))]
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-requirements-'))
  const out = join(folder, 'results.json')
  spawnSync('npx', ['vitest', 'run', '--reporter=json', `--outputFile=${out}`, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const results = JSON.parse(readFileSync(out, 'utf8')) as Results
  rmSync(folder, { recursive: true, force: true })
  return results
}

export const requirementsFile = new URL('../docs/requirements.md', import.meta.url)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , given] = process.argv
  const results = given ? (JSON.parse(readFileSync(given, 'utf8')) as Results) : run()
  writeFileSync(requirementsFile, page(outcomesOf(results)))
}

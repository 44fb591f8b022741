// The words after npm run bench --, understood before anything is measured.
import { fileURLToPath } from 'node:url'

export const usage = `npm run bench -- [--quick] [--million] [--folder=DIR] [--plots[=DIR]] [NAME …]
  --quick        small sizes, to see that everything runs; no figures for RESULTS.md
  --million      the simulator with a company of a million invoices, which takes many minutes to make
  --folder=DIR   where that company is kept for the next run
  --plots        figures and pictures go into docs/bench; with --quick, a folder of yours must be named
  --plots=DIR    the same, into a folder of yours
npm run bench:plots draws the pictures of docs/bench again. npm run bench:peers installs what is measured against,
and what draws.`

const docs = fileURLToPath(new URL('../docs/bench', import.meta.url))

/** What is wished for; throws an Error with a sentence for a word that means nothing. */
export function readWords(words, known) {
  const value = (flag) => {
    const found = words.find((word) => word === flag || word.startsWith(`${flag}=`))
    return found === undefined ? undefined : found.slice(flag.length + 1)
  }
  for (const word of words) {
    const [flag] = word.split('=')
    if (word.startsWith('--') && !['--quick', '--million', '--folder', '--plots'].includes(flag))
      throw new Error(`no flag ${word}\n${usage}`)
    if (!word.startsWith('--') && !known.includes(word))
      throw new Error(`no workload ${word}: ${known.join(', ')}`)
  }
  const quick = words.includes('--quick')
  const plots = value('--plots')
  if (quick && plots === '')
    throw new Error(`small sizes do not go into docs/bench: --plots=DIR\n${usage}`)
  const folder = value('--folder')
  if (folder === '') throw new Error(`--folder=DIR wants a folder\n${usage}`)
  const names = words.filter((word) => !word.startsWith('--'))
  return {
    quick,
    million: words.includes('--million'),
    folder,
    plots: plots === '' ? docs : plots,
    names: names.length > 0 ? names : known,
  }
}

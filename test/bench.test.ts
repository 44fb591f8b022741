// What of bench/ can be wrong without anything being measured: its words, its pictures, and that neither the peers nor
// the pictures go out with the package. The workloads themselves run with npm run bench -- --quick.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, root, textOf } from './source-tree.ts'

interface Wish {
  quick: boolean
  million: boolean
  folder?: string
  plots?: string
  names: string[]
}
type Row = Record<string, unknown>
interface Picture {
  file: string
  table: string
}
const load = async (file: string): Promise<unknown> => import(join(root, 'bench', file))
const { readWords } = (await load('words.js')) as {
  readWords(words: readonly string[], known: readonly string[]): Wish
}
const { makeFigures } = (await load('figures.js')) as {
  makeFigures(): {
    put(table: string, of: Row, rows: readonly Row[]): void
    save(folder: string): void
  }
}
const { pictures, colours, specOf, withDark } = (await load('pictures.js')) as {
  pictures: Picture[]
  colours: Record<string, string>
  specOf(picture: Picture, rows: readonly Row[]): unknown
  withDark(svg: string): string
}

const { targetsTable, servers } = (await load('targets.js')) as {
  targetsTable(tables: Record<string, Row[]>): string
  servers: string[]
}

const known = ['pages', 'empty']
const nothing = { quick: false, million: false, folder: undefined, plots: undefined, names: known }
const docs = join(root, 'docs/bench')

test.each([
  ['', nothing],
  ['--quick', { ...nothing, quick: true }],
  ['empty --quick', { ...nothing, quick: true, names: ['empty'] }],
  ['--million --folder=/x=y', { ...nothing, million: true, folder: '/x=y' }],
  ['--plots', { ...nothing, plots: docs }],
  ['--quick --plots=out pages', { ...nothing, quick: true, plots: 'out', names: ['pages'] }],
])('npm run bench -- %s is understood', (words, wish) => {
  expect(readWords(words.split(' ').filter(Boolean), known)).toEqual(wish)
})

test.each([
  ['pagse', 'no workload pagse: pages, empty'],
  ['--quik', 'no flag --quik'],
  ['--quick --plots', 'small sizes do not go into docs/bench'],
  ['--folder', '--folder=DIR wants a folder'],
])('npm run bench -- %s is refused with a sentence', (words, sentence) => {
  expect(() => readWords(words.split(' '), known)).toThrow(sentence)
})

test('figures: what is measured again takes the place of what was, the rest stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qbsync-bench-'))
  try {
    const first = makeFigures()
    first.put('peers', { pageSize: 100 }, [{ pageSize: 100, server: 'a', ms: 1 }])
    first.put('peers', { pageSize: 500 }, [{ pageSize: 500, server: 'a', ms: 5 }])
    first.put('empty', {}, [{ server: 'a', ms: 1.23456 }])
    first.save(folder)
    const second = makeFigures()
    second.put('peers', { pageSize: 100 }, [{ pageSize: 100, server: 'b', ms: 2 }])
    second.save(folder)
    expect(JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8'))).toEqual({
      peers: [
        { pageSize: 500, server: 'a', ms: 5 },
        { pageSize: 100, server: 'b', ms: 2 },
      ],
      empty: [{ server: 'a', ms: 1.235 }],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('targets: each is met, missed, not in this run, or without whom it is measured against', () => {
  const pages = (pageSize: number, least: number) =>
    servers.slice(0, 3).map((server, n) => ({
      server,
      pageSize,
      ms: [10, 8, least][n],
      cpuMs: [10, 8, 30][n],
    }))
  const seen = targetsTable({ peers: [...pages(100, 50), ...pages(500, 49)] })
  expect(seen).toMatch(/pages of 100 .*≥ 5 × soap .*5\.00 × \(processor time 3\.00 ×\) *\| met/)
  expect(seen).toMatch(/pages of 500 .*≥ 5 × soap .*4\.90 × .*\| missed/)
  expect(seen).toMatch(/pages of 100 .*≤ 1\.8 × the floor .*1\.25 × .*\| met/)
  expect(seen).toMatch(/pages of 100 .*quickbooks-js.*whom it is measured against is not here/)
  expect(seen).toMatch(/qbsync --version .*not in this run/)
  for (const server of servers) expect(textOf('bench/servers.js')).toContain(`'${server}'`)
})

const figures = JSON.parse(textOf('docs/bench/figures.json')) as Record<string, Row[]>
const workloads = filesIn('bench').map(textOf).join('\n')

test.each(pictures)(
  '$file: its figures are measured, it is drawn, shown and right in the dark',
  (picture) => {
    expect(workloads).toMatch(new RegExp(`figures\\.put\\(\\s*'${picture.table}'`))
    expect(JSON.stringify(specOf(picture, figures[picture.table] ?? []))).toContain('"title"')
    const svg = textOf(`docs/bench/${picture.file}`)
    const drawn = svg.replace(/<style>.*?<\/style>/, '')
    for (const [, colour] of drawn.matchAll(/(?:fill|stroke)="(?!none|transparent)([^"]+)"/g))
      expect(Object.keys(colours)).toContain(colour)
    expect(withDark(drawn)).toBe(svg)
    expect(textOf('bench/RESULTS.md')).toContain(`](../docs/bench/${picture.file})`)
  },
)

test('peers and pictures are no part of the package', () => {
  const own = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>
  const peers = JSON.parse(textOf('bench/peers/package.json')) as typeof own
  for (const name of Object.keys(peers['dependencies'] ?? {}))
    expect({ ...own['dependencies'], ...own['devDependencies'] }).not.toHaveProperty(name)
  expect(own['files']).toContain('!docs/bench')
  expect(Object.values(own['files'] ?? {}).filter((path) => path.startsWith('bench'))).toEqual([])
  expect(textOf('bench/peers/package-lock.json')).not.toContain('"resolved"')
})

// Who may import whom: the table of docs/architecture.md is the rule, and what biome.json makes of it.
import { textOf } from './source-tree.ts'

export interface Direction {
  readonly folders: readonly string[]
  /** Folders (src/schema) and files (src/env.ts) that may be imported. */
  readonly may: readonly string[]
  /** The same, but types only. */
  readonly types: readonly string[]
  /** Types may come from anywhere. */
  readonly anyTypes: boolean
}

const pathOfWord = (word: string): string =>
  /^(env|errors|limits)$/.test(word) ? `src/${word}.ts` : `src/${word.replace(/^src\//, '')}`

/** Its rows: folders, what lives there, what they may import. */
export function directions(): Direction[] {
  const rows = [...textOf('docs/architecture.md').matchAll(/^\| (`src\/.*?) \|.*\| (.*?) \|$/gm)]
  const above: string[] = []
  return rows.map(([, first = '', last = '']) => {
    const folders = namesIn(first).map((n) => n.path)
    const named = namesIn(last)
    const direction = {
      folders,
      may: [
        ...folders.filter((f) => !f.endsWith('.ts')),
        ...(last.includes('everything above') ? above : []),
        ...named.filter((n) => !n.typesOnly).map((n) => n.path),
      ],
      types: named.filter((n) => n.typesOnly).map((n) => n.path),
      anyTypes: /(^|, )types$/.test(last),
    }
    above.push(...folders)
    return direction
  })
}

const namesIn = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`( \(types\))?/g)].map(([, word = '', types]) => ({
    path: pathOfWord(word),
    typesOnly: types !== undefined,
  }))

export const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

interface Override {
  readonly includes: readonly string[]
  readonly linter: {
    readonly rules: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] }
        }
      }
    }
  }
}

/** The patterns that biome.json forbids in a folder. */
export function forbiddenIn(folder: string): string[] {
  const { overrides } = JSON.parse(textOf('biome.json')) as { overrides: Override[] }
  const glob = folder.endsWith('.ts') ? folder : `${folder}/**`
  return overrides
    .filter((o) => o.includes.includes(glob))
    .flatMap((o) => o.linter.rules.style?.noRestrictedImports?.options.patterns ?? [])
    .flatMap((pattern) => pattern.group)
}

/** As Biome reads a group: the last pattern that matches decides; `!` allows again. */
export function isForbidden(group: readonly string[], path: string): boolean {
  const last = group.findLast((pattern) => {
    const plain = pattern.replace(/^!/, '').replace(/^(\.\.?|\*\*)\//, '')
    if (plain === '**') return true
    return plain.endsWith('/**')
      ? `/${path}`.includes(`/${plain.slice(0, -2)}`)
      : `/${path}`.endsWith(`/${plain}`)
  })
  return last !== undefined && !last.startsWith('!')
}

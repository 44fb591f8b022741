// The source tree as the tidy test sees it: files, lines, imports. Text only; nothing is compiled or run.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export interface Import {
  readonly line: number
  /** Path of the file from the root, or the name of a package. */
  readonly target: string
  readonly isOurs: boolean
  readonly typeOnly: boolean
}

export interface Source {
  /** From the root, with slashes: src/sync/plan.ts. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every file below a folder, sorted, with slashes; not what a package manager installed there. */
export function filesIn(folder: string): string[] {
  const at = join(root, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .filter((path) => !path.includes('/node_modules/'))
    .sort()
}

export const sourcesIn = (...folders: string[]): Source[] =>
  folders
    .flatMap(filesIn)
    .filter((path) => /\.[jt]s$/.test(path))
    .map(sourceOf)

export function sourceOf(path: string): Source {
  const text = textOf(path)
  return { path, text, lines: text.split('\n'), imports: importsOf(path, text) }
}

const forms = [
  /^import\s+(?<type>type\s+)?(?:[^'"]*?\sfrom\s+)?'(?<from>[^']+)'/gm,
  /^export\s+(?<type>type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'(?<from>[^']+)'/gm,
  /(?<type>)\bimport\(\s*'(?<from>[^']+)'\s*\)/g,
]

export function importsOf(path: string, text: string): Import[] {
  return forms.flatMap((form) =>
    [...text.matchAll(form)].map((match): Import => {
      const from = match.groups?.['from'] ?? ''
      const isOurs = from.startsWith('.')
      return {
        line: text.slice(0, match.index).split('\n').length,
        target: isOurs ? posix.join(posix.dirname(path), from) : from,
        isOurs,
        typeOnly: Boolean(match.groups?.['type']),
      }
    }),
  )
}

export interface Place {
  readonly path: string
  readonly line: number
  readonly text: string
}

/** Lines that match, as `path:line: text`. `code` leaves out lines that are only a comment. */
export function placesOf(
  sources: readonly Source[],
  pattern: RegExp,
  options: { code?: boolean } = {},
): Place[] {
  return sources.flatMap(({ path, lines }) =>
    lines.flatMap((text, i) =>
      pattern.test(text) && !(options.code && /^\s*(\/\/|\/?\*)/.test(text))
        ? [{ path, line: i + 1, text: text.trim() }]
        : [],
    ),
  )
}

export const show = (place: Place): string => `${place.path}:${place.line}: ${place.text}`

const made = /^(node_modules|dist|coverage|\.git|\.qbsync|\.demo)(\/|$)|\.(db|tgz)(-\w+)?$/

/** What is, or could be, committed: git's list, or the tree itself where there is no git. */
export function committed(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  const listed = status === 0 ? stdout.split('\0').filter((path) => path !== '') : filesIn('.')
  return listed.filter((path) => !made.test(path) && existsSync(join(root, path)))
}

/** Files on one circle of imports with each other, each circle once. */
export function circles(sources: readonly Source[]): string[][] {
  const next = new Map(
    sources.map((s) => [s.path, s.imports.filter((i) => i.isOurs).map((i) => i.target)]),
  )
  const reached = new Map(sources.map((s) => [s.path, reachable(next, next.get(s.path) ?? [])]))
  const isOnCircle = (path: string) => reached.get(path)?.has(path) ?? false
  const groups = new Map<string, string[]>()
  for (const { path } of sources.filter((s) => isOnCircle(s.path))) {
    const group = sources
      .map((s) => s.path)
      .filter((other) => reached.get(path)?.has(other) && reached.get(other)?.has(path))
    groups.set(group.join(), group)
  }
  return [...groups.values()]
}

/** Everything that can be reached from these by imports, themselves included. */
export function reachable(
  next: ReadonlyMap<string, readonly string[]>,
  from: readonly string[],
): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    open.push(...(next.get(path) ?? []))
  }
  return seen
}

/** Whether a file names a fixture: in whole, without its last ending, by a template, or by listing its folder. */
export class Reader {
  readonly #names: ReadonlySet<string>
  readonly #templates: readonly RegExp[]
  readonly #folders: readonly string[]
  constructor({ path, text }: Source) {
    const literals = path.endsWith('tidy.test.ts')
      ? []
      : [...text.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`\n]+)`/g)].map(
          (m) => m[1] ?? m[2] ?? m[3] ?? '',
        )
    this.#names = new Set(literals.map((l) => l.replace(/^.*fixtures\//, '')))
    this.#folders = /\b(readdir|globSync)/.test(text)
      ? literals.flatMap((l) => /fixtures\/(\w+)\/?$/.exec(l)?.[1] ?? [])
      : []
    this.#templates = literals
      .filter((l) => l.includes('${') && l.replace(/\$\{[^}]*\}|\.(xml|json|txt)$/g, '').length > 3)
      .map((l) =>
        l
          .replace(/^.*fixtures\//, '')
          .split(/\$\{[^}]*\}/)
          .map(quoted)
          .join('[^/]+'),
      )
      .map((pattern) => new RegExp(`(^|/)${pattern}$`))
  }
  reads(file: string): boolean {
    const path = file.replace(/^fixtures\//, '')
    const name = path.replace(/^.*\//, '')
    const stems = [
      path,
      name,
      name.replace(/\.\w+$/, ''),
      name.replace(/\.(request|response|answer)\.\w+$/, ''),
    ]
    return (
      stems.some((stem) => this.#names.has(stem)) ||
      this.#folders.some((folder) => path.startsWith(`${folder}/`)) ||
      this.#templates.some((pattern) => pattern.test(path))
    )
  }
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// A profile that somebody wrote: a YAML file that extends one of ours. Checked whole, every fault with its place.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fileProblem, nearest, QbsyncError } from '../../errors.ts'
import type { Profile } from '../../profiles/profile.ts'
import { profileNamed, profiles } from '../../profiles/profiles.ts'
import { largestYaml, plainValue, readYaml } from '../yaml-text.ts'
import type { Fault } from './check.ts'
import { profileFrom } from './parse.ts'

export interface PlacedFault extends Omit<Fault, 'path'> {
  /** rules.2.does; empty for the file as a whole. */
  readonly path: string
  readonly line: number
  readonly column: number
}

export interface ReadProfile {
  /** Absent where there are faults. */
  readonly profile?: Profile
  readonly faults: readonly PlacedFault[]
}

/** A name of ours, or a path: it ends in .yaml, .yml or .json, or has a folder in it. */
export const isFile = (word: string): boolean => /\.(ya?ml|json)$|[/\\]/.test(word)

/** One of ours, or the one in a file. Throws E_UNKNOWN_PROFILE, E_FILE, E_PROFILE for the first fault. */
export async function findProfile(word: string): Promise<Profile> {
  if (!isFile(word)) {
    const found = profileNamed(word)
    if (found) return found
    const known = profiles.map((p) => p.id)
    throw new QbsyncError('E_UNKNOWN_PROFILE', {
      profile: word,
      known: `${known.join(', ')}, or a file of your own such as ./mine.yaml (nearest: ${nearest(word, known, 1)})`,
    })
  }
  const { profile, faults } = await readProfile(word)
  const [first, ...others] = faults
  if (profile) return profile
  throw new QbsyncError('E_PROFILE', {
    file: word,
    line: first?.line ?? 1,
    column: first?.column ?? 1,
    path: first?.path || 'the file',
    problem: first?.problem ?? 'it cannot be used',
    hint: `${first?.hint ?? ''}${others.length > 0 ? ` ${others.length} more: qbsync profile validate ${word}` : ''}`,
  })
}

function textOf(file: string): string {
  try {
    if (!statSync(file).isFile() || statSync(file).size > largestYaml)
      throw new Error('it is no file of text')
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const problem = fileProblem(cause)
    const hint = `Give a file that can be read, or one of: ${profiles.map((p) => p.id).join(', ')}.`
    throw new QbsyncError('E_FILE', { file, problem, hint }, { cause })
  }
}

/** Reads and checks; throws only E_FILE. */
export const readProfile = (file: string): Promise<ReadProfile> =>
  parseProfile(textOf(file), basename(file).replace(/\.\w+$/, ''))

/** The same of a text; `name` is the id of a profile that says none. */
export async function parseProfile(text: string, name: string): Promise<ReadProfile> {
  const yaml = await readYaml(text)
  if ('fault' in yaml) {
    const hint = 'Write YAML: "key: value" lines.'
    return { faults: [{ path: '', hint, ...yaml.fault }] }
  }
  const { document, place } = yaml
  const placed = ({ path, ...fault }: Fault): PlacedFault => {
    // The nearest thing that is there: a key that is missing has no place of its own.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: number[] } | undefined
      if (node?.range) return { ...fault, path: path.join('.'), ...place(node.range[0] ?? 0) }
    }
    return { ...fault, path: path.join('.'), line: 1, column: 1 }
  }
  let raw: unknown
  try {
    raw = plainValue(document)
  } catch {
    const problem = 'it uses YAML aliases (&name, *name)'
    return { faults: [{ path: '', problem, hint: 'Write it out.', line: 1, column: 1 }] }
  }
  const { profile, faults } = profileFrom(raw, name)
  return { ...(profile && faults.length === 0 ? { profile } : {}), faults: faults.map(placed) }
}

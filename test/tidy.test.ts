// What the compiler and the linter cannot say about the source tree. An exception stands in a list with its
// reason; one that nothing needs any more is reported too.
import { describe, expect, test } from 'vitest'
import { catalogue } from '../src/errors.ts'
import { entities } from '../src/schema/entities.ts'
import { directions, forbiddenIn, isForbidden, isIn } from './directions.ts'
import {
  circles,
  committed,
  filesIn,
  importsOf,
  type Place,
  placesOf,
  Reader,
  reachable,
  root,
  show,
  sourcesIn,
  textOf,
} from './source-tree.ts'

const src = sourcesIn('src')
const tests = sourcesIn('test')
const around = sourcesIn('bench', 'bin', 'scripts')

/** What is found and not excused, and the excuses that excuse nothing. */
function unexcused(
  found: readonly { readonly key: string; readonly says: string }[],
  reasons: Readonly<Record<string, string>>,
): string[] {
  const keys = new Set(found.map((f) => f.key))
  return [
    ...found.filter((f) => !Object.hasOwn(reasons, f.key)).map((f) => f.says),
    ...Object.keys(reasons)
      .filter((key) => !keys.has(key))
      .map((key) => `${key}: the exception is not needed any more`),
  ]
}

// ---- imports

const table = directions()
const directionOf = (path: string) => table.find((d) => isIn(path, d.folders))

describe('imports', () => {
  test('the reader of imports sees every form', () => {
    const text = `import a from './a.ts'\nimport {\n  b,\n} from './b.ts'\nimport type { c } from '../c/c.ts'\nexport * from './d.ts'\nexport { e } from './e.ts'\nconst f = await import('./f.ts')\nimport './g.ts'\n`
    const found = importsOf('src/x/y.ts', text).map((i) => `${i.line} ${i.target} ${i.typeOnly}`)
    expect(found.sort()).toEqual([
      '1 src/x/a.ts false',
      '2 src/x/b.ts false',
      '5 src/c/c.ts true',
      '6 src/x/d.ts false',
      '7 src/x/e.ts false',
      '8 src/x/f.ts false',
      '9 src/x/g.ts false',
    ])
  })

  test('every folder of src has a row in the table of docs/architecture.md', () => {
    const without = src.filter((s) => s.path !== 'src/index.ts' && !directionOf(s.path))
    expect(without.map((s) => s.path)).toEqual([])
  })

  test('point the way the table of docs/architecture.md says', () => {
    const wrong = src.flatMap((s) => {
      const allowed = directionOf(s.path)
      if (!allowed) return []
      return s.imports
        .filter((i) => i.isOurs && !isIn(i.target, allowed.may))
        .filter((i) => !i.typeOnly || !(allowed.anyTypes || isIn(i.target, allowed.types)))
        .map((i) => `${s.path}:${i.line} imports ${i.target}`)
    })
    expect(wrong).toEqual([])
  })

  test('biome.json forbids what the table forbids, and no more', () => {
    const differ = table.flatMap(({ folders, may, types }) =>
      folders.flatMap((folder) => {
        const group = forbiddenIn(folder)
        return src
          .filter((s) => !isIn(s.path, [folder]))
          .filter((s) => isForbidden(group, s.path) === isIn(s.path, [...may, ...types]))
          .map((s) => `${folder} → ${s.path}`)
      }),
    )
    expect(differ).toEqual([])
  })

  test('nobody inside src imports index.ts', () => {
    const wrong = src.filter((s) => s.imports.some((i) => i.target === 'src/index.ts'))
    expect(wrong.map((s) => s.path)).toEqual([])
  })

  test('never run in a circle, not even those of types', () => {
    expect(circles(src).map((circle) => circle.join(' ↔ '))).toEqual([])
  })

  // The framework calls not-found by its name in package.json.
  const entries = ['src/index.ts', 'src/cli/not-found.ts']
  test('every source file is reached from a command or from index.ts', () => {
    const next = new Map(src.map((s) => [s.path, s.imports.map((i) => i.target)]))
    const starts = [...next.keys()].filter((p) => entries.includes(p) || isIn(p, ['src/commands']))
    const reached = reachable(next, starts)
    expect([...next.keys()].filter((path) => !reached.has(path))).toEqual([])
  })
})

// ---- what must not be in a file

const clocks =
  /\b(Math\.random|Date\.now|performance\.now|process\.hrtime|randomUUID|randomBytes|setTimeout|setInterval)\b|\bnew (Date)(?:\(\)|\b(?!\())/
const outsideEnv: Record<string, string> = {
  'src/cli/host.ts setInterval':
    'the heartbeat of a running server, which tells other processes it lives',
  'src/qbwc/server.ts setTimeout': 'how long a closing server waits for open sockets',
  'src/qbwc/credentials.ts randomBytes':
    'salts and the key of the cache stay unguessable under any Env',
}

test('time and luck come from env.ts', () => {
  const others = src.filter((s) => s.path !== 'src/env.ts')
  const found = placesOf(others, clocks, { code: true }).map((place) => ({
    key: `${place.path} ${clocks.exec(place.text)?.slice(1).find(Boolean)}`,
    says: show(place),
  }))
  expect(unexcused(found, outsideEnv)).toEqual([])
})

test('no word of QuickBooks stands in sync, store, backend or profiles', () => {
  const pure = sourcesIn('src/sync', 'src/store', 'src/backend', 'src/profiles')
  const word = /\b(TxnID|TxnLineID|ListID|EditSequence)\b|(\w|\})(Rq|Rs|Ret)\b/
  expect(placesOf(pure, word).map(show)).toEqual([])
})

const state =
  /^(?:export )?(?:(?:let|var)\s+(\w+)|const (\w+)[^=]*= (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\})$)/
const memo = 'what was worked out once from facts that never change'
const moduleState: Record<string, string> = {
  'src/schema/grammar.ts loaded': memo,
  'src/schema/grammar.ts messages': memo,
  'src/schema/grammar.ts models': memo,
  'src/schema/grammar.ts enums': memo,
  'src/schema/grammar.ts messageSets': memo,
  'src/schema/grammar.ts past': memo,
  'src/schema/content.ts cache': memo,
  'src/schema/entity.ts paths': memo,
  'src/schema/writable.ts known': memo,
  'src/schema/lines.ts retNames': memo,
  'src/schema/lines.ts pointers': memo,
  'src/profiles/profile.ts found': memo,
  'src/sync/ids.ts prefixes': memo,
  'src/profiles/chosen.ts ours': memo,
  'src/qbwc/connector.ts known': memo,
  'src/recording/pack.ts spare': 'empty memory, bounded',
  'src/qbxml/shapes.ts shapes': memo,
  'src/qbwc/tag.ts remembered': 'tags as they were parsed; bounded, and the same for every caller',
  'src/sim/reference.ts targets': memo,
  'src/sim/add.ts required': memo,
  'src/sim/missing.ts required': memo,
  'src/sim/zone.ts zones': memo,
  'src/store/sqlite.ts putTexts': 'texts of statements, made from tables.ts',
  'src/schema/scalars.ts dates': 'texts of calendar days, which are always the same',
  'src/sim/items.ts salesItems': 'records that do not change, read once as long as they are kept',
  'src/sim/tax.ts ratesByItem': 'what a tax item comes to, by the record in memory that it is of',
}

test('no module holds mutable state', () => {
  const found = placesOf(src, state).map((place) => {
    const [, changing, filled] = state.exec(place.text) ?? []
    return { key: `${place.path} ${changing ?? filled}`, says: show(place) }
  })
  expect(unexcused(found, moduleState)).toEqual([])
})

const longFiles: Record<string, string> = {
  'src/qbxml/tokens.ts':
    'one state machine over the bytes; its cases refer to each other and are read side by side',
  'src/qbxml/write.ts':
    'the writer is one walk; what it refuses and what it leaves out must stand where it happens',
  'src/schema/records.ts': 'made from the grammar by npm run types, and looked up, not read',
}

test('a source file longer than 300 lines has a reason', () => {
  const found = src
    .filter((s) => s.lines.length > 301)
    .map((s) => ({ key: s.path, says: `${s.path} has ${s.lines.length - 1} lines` }))
  expect(unexcused(found, longFiles)).toEqual([])
})

// skipIf and runIf carry their reason as the condition.
test('a test is never singled out, and set aside only with the reason beside it', () => {
  const only = /\b(?:test|it|describe|suite)(?:\.\w+)*\.only\b/
  const aside = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|todo|fails)\b/
  const hasReason = ({ path, line }: Place) => {
    const lines = tests.find((s) => s.path === path)?.lines ?? []
    return / \/\/ \S/.test(lines[line - 1] ?? '') || /^\s*\/\/ \S/.test(lines[line - 2] ?? '')
  }
  const places = placesOf(tests, aside, { code: true }).filter((place) => !hasReason(place))
  expect([...placesOf(tests, only, { code: true }), ...places].map(show)).toEqual([])
})

// ---- what belongs together

test('every row of schema/desktop is in the table of entities', async () => {
  const known = new Set<unknown>(entities)
  const missing: string[] = []
  for (const path of filesIn('src/schema/desktop')) {
    const rows = Object.entries(await import(`${root}${path}`)).filter(([, v]) => isEntity(v))
    if (rows.length === 0) missing.push(`${path} exports no row`)
    missing.push(...rows.filter(([, row]) => !known.has(row)).map(([name]) => `${path}: ${name}`))
  }
  expect(missing).toEqual([])
})

const isEntity = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'plural' in value && 'queryName' in value

test('every error code is used outside the catalogue', () => {
  const lists = ['src/errors.ts', 'src/cli/explain/error-advice.ts']
  const others = src.filter((s) => !lists.includes(s.path))
  const unused = Object.keys(catalogue).filter(
    (code) => !others.some((s) => new RegExp(`\\b${code}\\b`).test(s.text)),
  )
  expect(unused).toEqual([])
})

test('every fixture is read by a test or a source', () => {
  const readers = [...tests, ...around, ...src].map((s) => new Reader(s))
  const unread = filesIn('fixtures').filter((file) => !readers.some((r) => r.reads(file)))
  expect(unread).toEqual([])
})

test('no file is named for nothing in particular', () => {
  const vague = /(^|[/._-])(utils?|helpers?|common|misc|managers?|handlers?|base)([/._-]|$)/i
  const own = committed().filter((path) => /^(src|test|scripts|bench|docs)\//.test(path))
  expect(own.filter((path) => vague.test(path))).toEqual([])
})

// ---- what leaves this machine

const isText = (path: string): boolean => !/\.(png|jpe?g|gif|ico|zip|gz|qbw|qbsim)$/.test(path)
const committedText = committed()
  .filter(isText)
  .map((path) => ({ path, text: textOf(path), lines: textOf(path).split('\n'), imports: [] }))

test('no committed file names a path of a machine or a package host', () => {
  // Character classes keep these patterns from finding themselves.
  const machine = /\/wor[k]\/|\/hom[e]\/\w|\/roo[t]\/|\/User[s]\/\w/
  const host = /registr[y]\.[\w-]+\.|npmj[s]\.(com|org)|artifactor[y]|verdacci[o]|_authToke[n]/
  expect([...placesOf(committedText, machine), ...placesOf(committedText, host)].map(show)).toEqual(
    [],
  )
})

test('no committed file needs the specifications, but for tests that are skipped without them', () => {
  const outside = /\.\.\/share[d]\b/
  const mayHave = (path: string) =>
    path.startsWith('test/') && /\.(skipIf|runIf)\(/.test(textOf(path))
  const places = placesOf(committedText, outside).filter((place) => !mayHave(place.path))
  expect(places.map(show)).toEqual([])
})

test('the lock file names versions and hashes, and no address to load them from', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>
  }
  const resolved = Object.entries(lock.packages).filter(([, p]) => p.resolved !== undefined)
  expect(resolved.map(([path, p]) => `${path}: ${p.resolved}`)).toEqual([])
})

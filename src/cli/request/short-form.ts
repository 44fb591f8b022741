// The short form of a request: options of the command line, each with the places of the grammar it may go to. A kind of
// record has the options that its query has a place for, and no others.
import { QbsyncError } from '../../errors.ts'
import type { Fields } from '../../schema/entity.ts'
import { model, request } from '../../schema/grammar.ts'
import type { ElementParticle, Particle } from '../../schema/notation.ts'
import { elementIn } from '../../schema/writable.ts'

interface Option {
  /** The first of these that the query has. */
  readonly places: readonly string[]
  /** A switch: what it stands for. */
  readonly value?: string
  /** It names records one by one: no page, and all there is of them. */
  readonly isKey?: true
}

export const shortOptions = {
  number: { places: ['RefNumber'], isKey: true },
  name: { places: ['FullName'], isKey: true },
  id: {
    places: ['TxnID', 'ListID'],
    isKey: true,
  },
  customer: { places: ['EntityFilter/FullName'] },
  'modified-since': {
    places: ['FromModifiedDate', 'ModifiedDateRangeFilter/FromModifiedDate'],
  },
  from: { places: ['TxnDateRangeFilter/FromTxnDate'] },
  to: { places: ['TxnDateRangeFilter/ToTxnDate'] },
  open: { places: ['PaidStatus'], value: 'NotPaidOnly' },
  inactive: { places: ['ActiveStatus'], value: 'All' },
  max: { places: ['MaxReturned'] },
} as const satisfies Record<string, Option>

export type ShortOption = keyof typeof shortOptions

export interface ShortForm {
  readonly values: Readonly<
    Partial<Record<ShortOption, string | number | boolean | readonly string[] | undefined>>
  >
  /** Any other place of the query, as Path/To/Field=Value. */
  readonly filters: readonly string[]
}

const usualMax = '100'

/** Content of a query. Throws E_REQUEST for an option that it has no place for. */
export function queryContent(query: string, plural: string, form: ShortForm): Fields {
  const content: Fields = {}
  let isKeyed = false
  for (const [name, given] of Object.entries(form.values) as [ShortOption, unknown][]) {
    if (given === undefined || given === false || (Array.isArray(given) && given.length === 0))
      continue
    const option: Option = shortOptions[name]
    const place = option.places.find((path) => leafAt(query, path))
    if (!place) throw noPlace(query, plural, `--${name}`)
    isKeyed ||= option.isKey === true
    put(content, query, place, option.value ?? (given as string | number | readonly string[]))
  }
  for (const filter of form.filters) {
    const [, path = '', value = ''] = /^([\w/]+)=(.*)$/s.exec(filter) ?? []
    if (path === '')
      throw faulty(
        `--filter "${filter}" is not of the form Path/To/Field=Value`,
        optionsHint(query, plural),
      )
    if (!leafAt(query, path)) throw noPlace(query, plural, `--filter ${path}`)
    put(content, query, path, value)
  }
  const add = (path: string, value: string) => {
    if (leafAt(query, path) && content[path] === undefined) put(content, query, path, value)
  }
  if (isKeyed) for (const path of ['IncludeLineItems', 'IncludeLinkedTxns']) add(path, 'true')
  else add('MaxReturned', usualMax)
  return content
}

/** The options that a query has a place for. */
export const optionsOf = (query: string): ShortOption[] =>
  (Object.keys(shortOptions) as ShortOption[]).filter((name) =>
    shortOptions[name].places.some((path) => leafAt(query, path)),
  )

const optionsHint = (query: string, plural: string): string =>
  `${plural} can be asked for with: ${
    optionsOf(query)
      .map((o) => `--${o}`)
      .join(', ') || 'no option'
  }, --filter.`

const noPlace = (query: string, plural: string, option: string): QbsyncError =>
  faulty(`${plural} cannot be asked for with ${option}`, optionsHint(query, plural))

const faulty = (problem: string, hint: string): QbsyncError =>
  new QbsyncError('E_REQUEST', { problem, hint })

function leafAt(query: string, path: string): ElementParticle | undefined {
  let content: readonly Particle[] = request(query)?.content ?? []
  const names = path.split('/')
  for (const [index, name] of names.entries()) {
    const element = elementIn(content, name)
    if (!element) return undefined
    if (index === names.length - 1) return element.type === undefined ? undefined : element
    if (element.model === undefined) return undefined
    content = model(element.model).content
  }
  return undefined
}

function put(
  into: Fields,
  query: string,
  path: string,
  value: string | number | readonly string[],
): void {
  const names = path.split('/')
  const last = names.pop() ?? ''
  let at = into
  for (const name of names) at = (at[name] ??= {}) as Fields
  const all = Array.isArray(value) ? value.map(String) : [String(value)]
  const isMany = leafAt(query, path)?.many ?? false
  at[last] = isMany ? [...((at[last] as string[] | undefined) ?? []), ...all] : (all.at(-1) ?? '')
}

// What is to be asked: made from the short form or read from a file, checked before anybody is asked.
import { existsSync } from 'node:fs'
import { nearest, QbsyncError } from '../../errors.ts'
import { requestBytes } from '../../limits.ts'
import { type CompanyFacts, chooseVersion } from '../../qbwc/company.ts'
import { titleOf } from '../../qbwc/request-title.ts'
import { check, type Fault } from '../../qbxml/check.ts'
import type { QbxmlDocument } from '../../qbxml/document.ts'
import { readQbxml } from '../../qbxml/read.ts'
import { writeRequests } from '../../qbxml/write.ts'
import { entities, entityByPlural, entityNamed } from '../../schema/entities.ts'
import type { Fields } from '../../schema/entity.ts'
import { request, requestNames } from '../../schema/grammar.ts'
import type { Row } from '../../store/store.ts'
import { readBytes } from '../read-bytes.ts'
import { queryContent, type ShortForm } from './short-form.ts'

export interface Asked {
  readonly document: string
  /** In a few words. */
  readonly title: string
  /** Names of the requests in it that change QuickBooks. */
  readonly writes: readonly string[]
}

/** The version that the next run of a connection will speak, as far as it is known. */
export const versionOf = (connection: Row<'connections'>): string =>
  chooseVersion((connection.company_facts ?? {}) as CompanyFacts) ?? '13.0'

/** A word is a kind of record; anything else is a file, and - is stdin. Throws E_REQUEST, E_FILE. */
export function askedFor(target: string, form: ShortForm, version: string): Asked {
  const isFile = target === '-' || /[./\\]/.test(target) || existsSync(target)
  if (!isFile) return checked(shortDocument(target, form, version), version, undefined)
  const given = Object.entries(form.values).filter(([, v]) => v !== undefined && v !== false)
  const options = given
    .filter(([, v]) => !Array.isArray(v) || v.length > 0)
    .map(([name]) => `--${name}`)
  if (options.length > 0 || form.filters.length > 0)
    throw faulty(
      `${options[0] ?? '--filter'} belongs to the short form, and ${target} is a document`,
      'Write the filter into the document.',
    )
  return checked(readBytes(target), version, target)
}

/** One request of our own making, checked like any other. */
export function askedRequest(name: string, content: Fields, version: string): Asked {
  const bytes = Buffer.from(
    writeRequests({ version, messages: [{ name, attributes: {}, content }] }),
  )
  return checked(bytes, version, undefined)
}

function shortDocument(word: string, form: ShortForm, version: string): Buffer {
  const { query, plural } = queryFor(word)
  const message = { name: query, attributes: {}, content: queryContent(query, plural, form) }
  return Buffer.from(writeRequests({ version, messages: [message] }))
}

/** "invoices", "Invoice", or any query of the grammar: "company", "preferences". */
function queryFor(word: string): { query: string; plural: string } {
  const lower = word.toLowerCase()
  const e =
    entityByPlural(lower) ??
    entityNamed(word) ??
    entities.find((x) => x.name.toLowerCase() === lower)
  if (e && request(e.queryName)) return { query: e.queryName, plural: e.plural }
  const queries = requestNames().filter(isQuery)
  const query = queries.find(
    (name) => name.toLowerCase() === `${lower.replace(/(query)?(rq)?$/, '')}queryrq`,
  )
  if (query) return { query, plural: query.replace(/QueryRq$/, '') }
  const known = [...entities.map((x) => x.plural), ...queries.map((n) => n.replace(/QueryRq$/, ''))]
  throw new QbsyncError('E_UNKNOWN_ENTITY', {
    entity: word,
    hint: `Did you mean ${nearest(word, known).join(' or ')}? Known: every query of the grammar, or the path of a qbXML document.`,
  })
}

const isQuery = (name: string): boolean =>
  ['Query', 'Report'].includes(request(name)?.operation ?? '')

function checked(bytes: Buffer, version: string, file: string | undefined): Asked {
  if (bytes.length > requestBytes)
    throw faulty(`it is longer than ${requestBytes} bytes`, 'Ask for less at once.')
  const document = read(bytes)
  const [fault, ...others] = check(bytes, { version: document.version ?? version })
  if (fault) throw faulty(faultText(fault, others.length), faultHint(file))
  if (document.messageSet !== 'QBXMLMsgsRq' || document.messages.length === 0)
    throw faulty(
      'it holds no request',
      'Give a document with QBXMLMsgsRq and at least one request.',
    )
  if (document.attributes['onError'] === 'rollbackOnError')
    throw faulty('QuickBooks refuses onError="rollbackOnError"', 'Write stopOnError.')
  const names = document.messages.map((m) => m.name)
  return {
    document: bytes.toString('utf8'),
    title: titleOf(document),
    writes: names.filter((name) => !isQuery(name)),
  }
}

function read(bytes: Buffer): QbxmlDocument {
  try {
    return readQbxml(bytes)
  } catch (cause) {
    if (!(cause instanceof QbsyncError)) throw cause
    throw faulty(cause.message.replace(/\.$/, ''), cause.hint)
  }
}

const faultText = (f: Fault, others: number): string =>
  `line ${f.line}, ${f.path}: ${f.message.replace(/\.$/, '')}${others > 0 ? ` (and ${others} more)` : ''}`

const faultHint = (file: string | undefined): string =>
  file === undefined || file === '-'
    ? 'Nothing was queued. All about a document: qbsync sim validate FILE.'
    : `Nothing was queued. All about it: qbsync sim validate ${file}.`

const faulty = (problem: string, hint: string): QbsyncError =>
  new QbsyncError('E_REQUEST', { problem, hint })

// What `qbsync sim validate` answers: all faults of a document, each with the line it is on, what belongs there,
// and what QuickBooks would say to it.
import { nearest, QbsyncError } from '../../errors.ts'
import { type CheckOptions, check, type Fault } from '../../qbxml/check.ts'
import { type Field, type Shape, shapeIn, shapeOf } from '../../qbxml/shapes.ts'
import { textOf, versionIn } from '../../qbxml/text.ts'
import { cutFor, knownVersions, newestDescribed } from '../../qbxml/version.ts'
import { request, response } from '../../schema/grammar.ts'
import { formatVersion } from '../../schema/notation.ts'
import { readBytes } from '../read-bytes.ts'
import { linesOf } from './lines.ts'

export interface ToldFault extends Fault {
  /** The line it is on, as it stands there. */
  readonly text: string
  /** The element around this place, or one that may stand in it, that does have what is unknown here. */
  readonly belongsIn?: string
  /** Of what belongs in an element around: what it comes before there, if that is open here. */
  readonly belongsBefore?: string
  /** What QuickBooks would answer: an HRESULT for the whole document, or a status for this request. */
  readonly answer: string
}

export interface Validation {
  readonly file: string
  readonly is: 'request' | 'answer'
  readonly version: string
  readonly edition: string
  readonly faults: readonly ToldFault[]
  readonly structure: number
  readonly values: number
  /** What QuickBooks would do with the whole document: run it, or refuse it with an HRESULT. */
  readonly answer: string
}

/** `-` is stdin. */
export function validateFile(file: string, options: CheckOptions): Validation {
  const { version } = options
  if (version !== undefined && !cutFor(version))
    throw new QbsyncError('E_USAGE', {
      detail: `There is no qbXML version ${version}. Known: ${knownVersions.join(', ')}`,
    })
  return validate(file === '-' ? 'stdin' : file, readBytes(file), options)
}

export function validate(file: string, bytes: Uint8Array, options: CheckOptions): Validation {
  const faults = check(bytes, options)
  const text = documentText(bytes)
  const head = text.slice(0, 4096)
  const declared = versionIn(/<\?qbxml([^?]*)\?>/i.exec(head)?.[1] ?? '')
  const version = options.version ?? declared ?? newestDescribed
  const cut = cutFor(version, options.edition)
  const is = /<(?:QBXMLMsgsRs|QBXMLSubscriptionMsgsRs|QBXMLEvents)\b/.test(text)
    ? 'answer'
    : 'request'
  const hresult = cut ? '0x80040400' : '0x80040423'
  const lineOf = linesOf(
    text,
    faults.map((f) => f.line),
  )
  const structure = faults.filter((f) => f.kind === 'structure').length
  return {
    file,
    is,
    version: cut ? formatVersion(cut.version) : version,
    edition: cut?.edition ?? options.edition ?? 'QBD',
    faults: faults.map((fault) => ({
      ...fault,
      text: lineOf(fault.line),
      ...elsewhere(fault),
      ...nearestValue(fault),
      answer: fault.kind === 'structure' ? hresult : String(fault.statusCode),
    })),
    structure,
    values: faults.length - structure,
    answer: structure > 0 ? hresult : rollsBack.test(head) ? '0x80040413' : '0',
  }
}

/** Of a value that is not among the allowed ones: those most like it. */
function nearestValue({ statusCode, found, expected }: Fault): { nearest?: string[] } {
  return statusCode === 3110 ? { nearest: nearest(found.slice(0, 60), expected) } : {}
}

/** Legal by the grammar, refused all the same (certain). */
const rollsBack = /<QBXMLMsgsRq\s[^>]*\bonError\s*=\s*["']rollbackOnError["']/

/** Bytes that are not in their own encoding are shown as far as they can be read: the fault is in them. */
function documentText(bytes: Uint8Array): string {
  try {
    return textOf(bytes)
  } catch {
    return Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, '')
  }
}

/** An element that is unknown where it stands may be known to one of those around it, or to one that belongs here. */
function elsewhere(fault: Fault): { belongsIn?: string; belongsBefore?: string } {
  const { kind, path, found, nearest: alike } = fault
  if (kind !== 'structure' || alike === undefined) return {}
  const names = path.split('/')
  const message = request(names[0] ?? '') ?? response(names[0] ?? '')
  if (!message) return {}
  const around: { name: string; shape: Shape; next: Field | undefined }[] = []
  let shape: Shape | undefined = shapeOf(message)
  for (const [index, name] of names.entries()) {
    if (!shape) return {}
    const next: Field | undefined = shape.fields.get(names[index + 1] ?? '')
    around.push({ name, shape, next })
    shape = next && !next.isLeaf ? shapeIn(next) : undefined
  }
  const here = around.pop()
  for (const { name, shape: one, next } of around.toReversed()) {
    const field = one.fields.get(found)
    if (!field) continue
    const isBefore = next && field.index < next.index
    return { belongsIn: name, ...(isBefore ? { belongsBefore: next.name } : {}) }
  }
  const inside = here?.shape.list.find((f) => !f.isLeaf && shapeIn(f).fields.has(found))
  return inside ? { belongsIn: inside.name } : {}
}

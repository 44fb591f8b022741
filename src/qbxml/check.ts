// All faults of a document, told apart as QuickBooks does: a structure fault makes it refuse the whole document
// (COM error 0x80040400), a value fault is answered with a status on its request (qbxml-semantics.md 4).
import { QbsyncError } from '../errors.ts'
import { messageSet, request, response } from '../schema/grammar.ts'
import { type Edition, parseVersion } from '../schema/notation.ts'
import { checkAttributes, checkMessage, checkNoText } from './check-content.ts'
import type { QbxmlDocument } from './document.ts'
import { type Fault, Findings } from './findings.ts'
import { readQbxml } from './read.ts'
import { bytesOf, versionIn } from './text.ts'
import { type Node, readTree, type Tree } from './tree.ts'
import { Verdict } from './verdict.ts'
import { cutFor, knownVersions, newestDescribed } from './version.ts'

export type { Fault } from './findings.ts'

export interface CheckOptions {
  /** In place of the version the document declares; for answers, which declare none. */
  readonly version?: string
  readonly edition?: Edition
}

/** Faults in the order of the document; empty where QuickBooks would take it. */
export function check(input: string | Uint8Array, options: CheckOptions = {}): Fault[] {
  const isText = typeof input === 'string'
  let tree: Tree
  try {
    tree = readTree(isText ? bytesOf(input) : input, !isText)
  } catch (error) {
    return [notWellFormed(error)]
  }
  const findings = new Findings({
    version: parseVersion(newestDescribed),
    edition: options.edition ?? 'QBD',
  })
  checkDocument(findings, tree, options)
  return findings.all(tree.locate)
}

/** A document with its faults. It is whole where there are only value faults; not well-formed, it is empty. */
export function readChecked(
  input: string | Uint8Array,
  options: CheckOptions = {},
): { document: QbxmlDocument; faults: Fault[] } {
  const verdict = new Verdict(options)
  try {
    const document = readQbxml(input, { verdict })
    return { document, faults: verdict.isClean ? [] : check(input, options) }
  } catch (error) {
    const faults = check(input, options)
    if (faults.length === 0) throw error
    return { document: { messageSet: '', attributes: {}, messages: [] }, faults }
  }
}

function notWellFormed(error: unknown): Fault {
  if (!(error instanceof QbsyncError) || error.code !== 'E_XML') throw error
  const { line, column, problem } = error.details
  return {
    kind: 'structure',
    path: '',
    line: Number(line),
    column: Number(column),
    message: `The document is not well-formed: ${problem}.`,
    found: '',
    expected: [],
    requestIndex: -1,
  }
}

const setName = /^QBXML(?:(?:Subscription)?Msgs(?:Rq|Rs)|Events)$/

function checkDocument(to: Findings, tree: Tree, options: CheckOptions): void {
  const { root } = tree
  if (root.name !== 'QBXML') {
    to.structure(root.at, `The root element is ${root.name}, not QBXML`, {
      found: root.name,
      expected: ['QBXML'],
    })
    return
  }
  const sets = root.children.filter((child) => setName.test(child.name))
  const [set] = sets
  checkDeclared(to, tree, options, set?.name.endsWith('Rq') ?? true)
  checkNoText(to, root)
  for (const child of root.children)
    if (!setName.test(child.name))
      to.structure(child.at, `There is no element ${child.name} in QBXML`, {
        found: child.name,
        expected: ['QBXMLMsgsRq', 'QBXMLMsgsRs'],
      })
  for (const second of sets.slice(1))
    to.structure(second.at, 'QBXML holds more than one message set', { found: second.name })
  if (!set)
    to.structure(root.at, 'QBXML holds no message set', { found: '', expected: ['QBXMLMsgsRq'] })
  // Events are described, but nothing here takes them: they come over another interface than requests.
  else if (set.name !== 'QBXMLEvents') checkSet(to, set)
}

/** A request must declare a version that QuickBooks knows; an answer declares none. */
function checkDeclared(to: Findings, tree: Tree, options: CheckOptions, isRequest: boolean): void {
  const { instructions, root } = tree
  const declared = instructions.map(versionIn).find((version) => version !== undefined)
  if (isRequest && declared === undefined)
    to.structure(root.at, 'The document declares no version', {
      found: '',
      expected: ['<?qbxml version="13.0"?>'],
    })
  const version = options.version ?? declared ?? newestDescribed
  const cut = cutFor(version, options.edition)
  if (!cut)
    to.structure(root.at, `There is no qbXML version ${version}`, {
      found: version,
      expected: knownVersions,
    })
  // Answers are shaped by IncludeRetElement, so little in them is certain to be there.
  to.cut = { ...(cut ?? to.cut), loose: !isRequest }
}

function checkSet(to: Findings, set: Node): void {
  const { attributes, members } = messageSet(set.name)
  to.path.push(set.name)
  checkAttributes(to, set, attributes)
  checkNoText(to, set)
  to.path.pop()
  const known = new Set(members)
  for (const [index, child] of set.children.entries()) {
    if (to.isFull) return
    to.requestIndex = index
    const message = known.has(child.name)
      ? (request(child.name) ?? response(child.name))
      : undefined
    if (message) checkMessage(to, child, message)
    else
      to.structure(child.at, `There is no ${child.name} in ${set.name}`, {
        found: child.name,
        ...to.nearest(child.name, members),
      })
  }
}

// A document read twice: into objects, and in one pass for what the entities want of it. Both must say the same.
import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../../src/qbxml/document.ts'
import { recordsOf, withRecords } from '../../src/qbxml/message-set.ts'
import { PlainRecords, type ReadRecord } from '../../src/qbxml/plain-records.ts'
import { QbxmlReader } from '../../src/qbxml/read.ts'
import { entityByRet } from '../../src/schema/entities.ts'
import { wantedOf } from '../../src/schema/wanted.ts'

const records = new PlainRecords((name) => {
  const e = entityByRet(name)
  return e && wantedOf(e)
})

const isTaken = (name: string): boolean => entityByRet(name) !== undefined

/** By kind: where an answer holds kinds that do not belong into it, their order among each other is nobody's. */
const taken = (message: Message): ReadRecord[] =>
  recordsOf(message)
    .filter((r) => isTaken(r.name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))

export interface BothWays {
  readonly general: ReadRecord
  /** `brief` is undefined where it was read in the general way after all. */
  readonly read: ReadRecord
}

/** The records of the entities in a document, both ways. Throws what reading throws, and where the rest differs. */
export function bothWays(bytes: Buffer, piece = bytes.length): BothWays[] {
  const general = new QbxmlReader({ encoding: 'utf-8' })
  const onePass = new QbxmlReader({ encoding: 'utf-8', records })
  for (let at = 0; at < bytes.length; at += piece) {
    general.write(bytes.subarray(at, at + piece))
    onePass.write(bytes.subarray(at, at + piece))
  }
  const left = general.end().messages
  const right = onePass.end().messages
  if (left.length !== right.length)
    throw new Error('there are more messages in one than in the other')
  return left.flatMap((message, i) => {
    const other = right[i] ?? message
    if (!isDeepStrictEqual(withRecords(other), message))
      throw new Error(`${message.name} with its records put back differs`)
    const ours = taken(message)
    const theirs = taken(other)
    if (ours.length !== theirs.length)
      throw new Error(`${message.name}: ${ours.length} and ${theirs.length} records`)
    return ours.map((general, n) => ({ general, read: theirs[n] ?? general }))
  })
}

/** Throws at the first record that is not the same, JSON and all. */
export function sameBothWays(bytes: Buffer, piece?: number): void {
  for (const { general, read } of bothWays(bytes, piece)) {
    const text = JSON.stringify(general.content)
    if (general.name !== read.name || JSON.stringify(read.content) !== text)
      throw new Error(`${general.name}: ${text}\nin one pass: ${JSON.stringify(read.content)}`)
    if (read.json && read.json.toString() !== text)
      throw new Error(`${general.name}: ${text}\nas JSON: ${read.json}`)
  }
}

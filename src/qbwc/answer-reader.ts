// How answers of QuickBooks are read: records of the kinds that we sync for what is wanted of them, in one pass.
import { PlainRecords } from '../qbxml/plain-records.ts'
import { QbxmlReader } from '../qbxml/read.ts'
import { entityByRet } from '../schema/entities.ts'
import { wantedOf } from '../schema/wanted.ts'

const records = new PlainRecords((name) => {
  const e = entityByRet(name)
  return e && wantedOf(e)
})

/** For an answer that came as the text of a SOAP argument: its declared encoding means nothing any more. */
export const newAnswerReader = (): QbxmlReader => new QbxmlReader({ encoding: 'utf-8', records })

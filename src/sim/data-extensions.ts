// Data extensions (qbxml-semantics.md 19): values on list records, transactions, their lines and the company. Their
// definitions: extension-definitions.ts.
import { shapeOf } from '../qbxml/shapes.ts'
import { entity, entityNamed, family } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import { aggregateOf } from './add.ts'
import type { Company } from './company-file.ts'
import { definition } from './extension-definitions.ts'
import { inside, textOf } from './filters.ts'
import { isId } from './ids.ts'
import { keyedTxn } from './keyed.ts'
import { isAssigned, notDefined, onLine } from './line-extensions.ts'
import { findLine } from './line-links.ts'
import { normalise } from './normalise.ts'
import { listById, listByName, touchAlways, updateList } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound } from './refusals.ts'

export const extensionRequests: Readonly<
  Record<string, (company: Company, content: Fields) => Fields>
> = {
  DataExtAddRq: (company, content) => write(company, read(company, content, 'DataExtAdd'), false),
  DataExtModRq: (company, content) => write(company, read(company, content, 'DataExtMod'), true),
  DataExtDelRq: remove,
}

const read = (company: Company, content: Fields, name: string): Fields =>
  normalise(company, aggregateOf(content, name), shapeOf(model(name)))

/** Add on a value that exists and Mod on one that does not are refused (the first certain). */
function write(company: Company, given: Fields, isMod: boolean): Fields {
  const [owner = '', name = '', value = ''] = ['OwnerID', 'DataExtName', 'DataExtValue'].map((f) =>
    textOf(given, f),
  )
  const object = objectOf(company, given)
  const known = definition(company, owner, name)
  if (!known || !isAssigned(known, object.assigned)) throw notDefined(owner, name)
  const exists = hasValue(company, object.key, owner, name)
  if (isMod && !exists) throw notFound(name)
  if (!isMod && exists)
    throw new Refusal(
      3180,
      `There was an error when saving a data extension "${name}".  QuickBooks error message: The data extension already exists.`,
    )
  company
    .sql('insert or replace into data_exts values (?, ?, ?, ?, ?)')
    .run(object.key, owner, name, known.type, value)
  object.changed()
  return {
    DataExtRet: {
      OwnerID: owner,
      DataExtName: name,
      DataExtType: known.type,
      DataExtValue: value,
    },
  }
}

const hasValue = (company: Company, object: string, owner: string, name: string): boolean =>
  company
    .sql('select 1 from data_exts where object = ? and owner = ? and name = ?')
    .get(object, owner, name) !== undefined

function remove(company: Company, content: Fields): Fields {
  const given = read(company, content, 'DataExtDel')
  const object = objectOf(company, given)
  const [owner, name] = ['OwnerID', 'DataExtName'].map((f) => textOf(given, f))
  const { changes } = company
    .sql('delete from data_exts where object = ? and owner = ? and name = ?')
    .run(object.key, owner, name)
  if (changes === 0) throw notFound(name ?? '')
  object.changed()
  return { DataExtDelRet: { ...given, TimeDeleted: company.zone.print(company.now()) } }
}

interface Extended {
  /** Key in data_exts. */
  readonly key: string
  /** Words of AssignToObject that reach it. */
  readonly assigned: readonly string[]
  /** An extension moves TimeModified and EditSequence of what it is on (certain). */
  readonly changed: () => void
}

function objectOf(company: Company, given: Fields): Extended {
  const list = textOf(given, 'ListDataExtType')
  const txn = textOf(given, 'TxnDataExtType')
  if (list !== '') return listObject(company, list, inside(given, 'ListObjRef') ?? {})
  if (txn === '') return { key: 'company', assigned: ['Company'], changed: () => undefined }
  const owner = entityNamed(txn)
  if (!owner) throw new Refusal(1030, 'This request is not supported by this implementation.')
  const found = keyedTxn(company, owner, textOf(given, 'TxnID'))
  const line = textOf(given, 'TxnLineID').toUpperCase()
  if (line !== '' && !findLine(found, line)) throw notFound(line)
  const key = line === '' ? found.id : `${found.id} ${line}`
  return {
    key,
    assigned: line === '' ? [txn] : onLine(txn),
    changed: () => touchAlways(company, found.serial),
  }
}

function listObject(company: Company, type: string, ref: Fields): Extended {
  const owner = type === 'Item' ? family('items')[0] : entityNamed(type)
  if (!owner) throw new Refusal(1030, 'This request is not supported by this implementation.')
  const id = textOf(ref, 'ListID')
  if (id !== '' && !isId(id))
    throw new Refusal(3000, `The given object ID "${id}" in the field "list id" is invalid.`)
  const found =
    id !== ''
      ? listById(company, owner.family, id.toUpperCase())
      : listByName(company, owner.family, textOf(ref, 'FullName'))
  if (!found || (type !== 'Item' && found.kind !== type))
    throw notFound(id || textOf(ref, 'FullName'))
  return {
    key: `${entity(found.kind).family} ${found.id}`,
    assigned: [type],
    changed: () => updateList(company, { ...found }, found.fullName),
  }
}

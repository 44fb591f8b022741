// Data extensions (qbxml-semantics.md 19): definitions, and values on list records, transactions and the company.
// Values on lines of transactions are not imitated.
import { shapeOf } from '../qbxml/shapes.ts'
import { entity, entityNamed, family } from '../schema/entities.ts'
import type { Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import { aggregateOf } from './add.ts'
import type { Company } from './company-file.ts'
import { inside, textOf, textsOf } from './filters.ts'
import { isId } from './ids.ts'
import { keyedTxn } from './mod.ts'
import { normalise } from './normalise.ts'
import { listById, listByName, touchAlways, updateList } from './records.ts'
import { Refusal } from './refusal.ts'
import { notFound } from './refusals.ts'

interface Definition {
  type: string
  objects: string
}

export const extensionRequests: Readonly<
  Record<string, (company: Company, content: Fields) => Fields>
> = {
  DataExtDefAddRq: define,
  DataExtAddRq: (company, content) => write(company, read(company, content, 'DataExtAdd'), false),
  DataExtModRq: (company, content) => write(company, read(company, content, 'DataExtMod'), true),
  DataExtDelRq: remove,
}

function define(company: Company, content: Fields): Fields {
  const given = read(company, content, 'DataExtDefAdd')
  const [owner, name, type] = ['OwnerID', 'DataExtName', 'DataExtType'].map((f) => textOf(given, f))
  const objects = textsOf(given, 'AssignToObject')
  if (definition(company, owner ?? '', name ?? ''))
    throw new Refusal(
      3180,
      `There was an error when saving a data extension definition "${name}".  QuickBooks error message: The name is already in use.`,
    )
  // Custom fields of the user hold text alone (certain).
  if (owner === '0' && type !== 'STR255TYPE')
    throw new Refusal(3210, `The "DataExtType" field has an invalid value "${type}".`)
  company
    .sql('insert into data_ext_defs values (?, ?, ?, ?)')
    .run(owner, name, type, objects.join(' '))
  return {
    DataExtDefRet: {
      OwnerID: owner,
      DataExtID: String(company.take('data-ext')),
      DataExtName: name,
      DataExtType: type,
      AssignToObject: objects,
      DataExtListRequire: 'false',
      DataExtTxnRequire: 'false',
      DataExtFormatString: '',
    },
  }
}

const read = (company: Company, content: Fields, name: string): Fields =>
  normalise(company, aggregateOf(content, name), shapeOf(model(name)))

const definition = (company: Company, owner: string, name: string): Definition | undefined =>
  company
    .sql('select type, objects from data_ext_defs where owner = ? and name = ? collate nocase')
    .get(owner, name) as Definition | undefined

/** Add on a value that exists and Mod on one that does not are refused (the first certain). */
function write(company: Company, given: Fields, isMod: boolean): Fields {
  const [owner = '', name = '', value = ''] = ['OwnerID', 'DataExtName', 'DataExtValue'].map((f) =>
    textOf(given, f),
  )
  const object = objectOf(company, given)
  const known = definition(company, owner, name)
  if (!known?.objects.split(' ').includes(object.assigned))
    throw new Refusal(3121, `The data extension "${name}" of owner "${owner}" cannot be found.`)
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
  /** Word of AssignToObject. */
  readonly assigned: string
  /** An extension moves TimeModified and EditSequence of what it is on (certain). */
  readonly changed: () => void
}

function objectOf(company: Company, given: Fields): Extended {
  const list = textOf(given, 'ListDataExtType')
  const txn = textOf(given, 'TxnDataExtType')
  if (list !== '') return listObject(company, list, inside(given, 'ListObjRef') ?? {})
  if (txn === '') return { key: 'company', assigned: 'Company', changed: () => undefined }
  const owner = entityNamed(txn)
  if (!owner || textOf(given, 'TxnLineID') !== '')
    throw new Refusal(1030, 'This request is not supported by this implementation.')
  const found = keyedTxn(company, owner, textOf(given, 'TxnID'))
  return { key: found.id, assigned: txn, changed: () => touchAlways(company, found.serial) }
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
    assigned: type,
    changed: () => updateList(company, { ...found }, found.fullName),
  }
}

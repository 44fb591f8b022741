// Definitions of data extensions (qbxml-semantics.md 19): whose they are, what they hold, on what they may be.
import { shapeOf } from '../qbxml/shapes.ts'
import type { Fields } from '../schema/entity.ts'
import { model } from '../schema/grammar.ts'
import type { Company } from './company-file.ts'
import { inside, textOf, textsOf } from './filters.ts'
import { normalise } from './normalise.ts'
import { Refusal } from './refusal.ts'

export interface Definition {
  readonly owner: string
  readonly name: string
  readonly type: string
  /** Words of AssignToObject, with blanks between. */
  readonly objects: string
}

const columns = 'owner, name, type, objects'

export const definition = (company: Company, owner: string, name: string): Definition | undefined =>
  company
    .sql(`select ${columns} from data_ext_defs where owner = ? and name = ? collate nocase`)
    .get(owner, name) as Definition | undefined

export const definitionRequests: Readonly<
  Record<string, (company: Company, content: Fields) => Fields>
> = { DataExtDefAddRq: define, DataExtDefModRq: change, DataExtDefDelRq: drop }

/** The rest of a definition, which has no column. */
interface Extra {
  readonly id: string
  readonly list: string
  readonly txn: string
  readonly format: string
}

const key = (d: Pick<Definition, 'owner' | 'name'>): string => `data-ext:${d.owner}:${d.name}`

function extraOf(company: Company, d: Definition): Extra {
  const text = company.meta(key(d))
  return text === undefined || text === ''
    ? { id: '0', list: 'false', txn: 'false', format: '' }
    : (JSON.parse(text) as Extra)
}

const ret = (d: Definition, extra: Extra): Fields => ({
  OwnerID: d.owner,
  DataExtID: extra.id,
  DataExtName: d.name,
  DataExtType: d.type,
  AssignToObject: d.objects === '' ? [] : d.objects.split(' '),
  DataExtListRequire: extra.list,
  DataExtTxnRequire: extra.txn,
  DataExtFormatString: extra.format,
})

const given = (company: Company, content: Fields, name: string): Fields =>
  normalise(company, inside(content, name) ?? {}, shapeOf(model(name)))

const taken = (name: string): Refusal =>
  new Refusal(
    3180,
    `There was an error when saving a data extension definition "${name}".  QuickBooks error message: The name is already in use.`,
  )

function define(company: Company, content: Fields): Fields {
  const asked = given(company, content, 'DataExtDefAdd')
  const made: Definition = {
    owner: textOf(asked, 'OwnerID'),
    name: textOf(asked, 'DataExtName'),
    type: textOf(asked, 'DataExtType'),
    objects: textsOf(asked, 'AssignToObject').join(' '),
  }
  if (definition(company, made.owner, made.name)) throw taken(made.name)
  // Custom fields of the user hold text alone (certain).
  if (made.owner === '0' && made.type !== 'STR255TYPE')
    throw new Refusal(3210, `The "DataExtType" field has an invalid value "${made.type}".`)
  company
    .sql('insert into data_ext_defs values (?, ?, ?, ?)')
    .run(made.owner, made.name, made.type, made.objects)
  const extra: Extra = {
    id: String(company.take('data-ext')),
    list: textOf(asked, 'DataExtListRequire') || 'false',
    txn: textOf(asked, 'DataExtTxnRequire') || 'false',
    format: textOf(asked, 'DataExtFormatString'),
  }
  company.setMeta(key(made), JSON.stringify(extra))
  return { DataExtDefRet: ret(made, extra) }
}

const known = (company: Company, owner: string, name: string): Definition => {
  const found = definition(company, owner, name)
  if (!found)
    throw new Refusal(3121, `The data extension "${name}" of owner "${owner}" cannot be found.`)
  return found
}

/** Values stay with a definition that gets another name; they go from objects it is taken from (our choice). */
function change(company: Company, content: Fields): Fields {
  const asked = given(company, content, 'DataExtDefMod')
  const before = known(company, textOf(asked, 'OwnerID'), textOf(asked, 'DataExtName'))
  const name = textOf(asked, 'DataExtNewName') || before.name
  if (name !== before.name && definition(company, before.owner, name)) throw taken(name)
  const gone = new Set(textsOf(asked, 'RemoveFromObject'))
  const objects = new Set([...before.objects.split(' '), ...textsOf(asked, 'AssignToObject')])
  const left = [...objects].filter((o) => o !== '' && !gone.has(o)).join(' ')
  const old = extraOf(company, before)
  const extra: Extra = {
    id: old.id,
    list: textOf(asked, 'DataExtListRequire') || old.list,
    txn: textOf(asked, 'DataExtTxnRequire') || old.txn,
    format: textOf(asked, 'DataExtFormatString') || old.format,
  }
  company
    .sql('update data_ext_defs set name = ?, objects = ? where owner = ? and name = ?')
    .run(name, left, before.owner, before.name)
  company
    .sql('update data_exts set name = ? where owner = ? and name = ?')
    .run(name, before.owner, before.name)
  const after = { ...before, name, objects: left }
  company.setMeta(key(before), '')
  company.setMeta(key(after), JSON.stringify(extra))
  return { DataExtDefRet: ret(after, extra) }
}

function drop(company: Company, content: Fields): Fields {
  const gone = known(company, textOf(content, 'OwnerID'), textOf(content, 'DataExtName'))
  for (const table of ['data_ext_defs', 'data_exts'])
    company.sql(`delete from ${table} where owner = ? and name = ?`).run(gone.owner, gone.name)
  return {
    DataExtDefDelRet: {
      OwnerID: gone.owner,
      DataExtName: gone.name,
      TimeDeleted: company.zone.print(company.now()),
    },
  }
}

/** DataExtDefQuery: by owner, by object, or all. */
export function definitionRets(company: Company, content: Fields): Fields[] {
  const owners = textsOf(content, 'OwnerID').map((o) => o.toUpperCase())
  const objects = textsOf(content, 'AssignToObject')
  const all = company
    .sql(`select ${columns} from data_ext_defs order by owner, name`)
    .all() as Definition[]
  return all
    .filter((d) => owners.length === 0 || owners.includes(d.owner.toUpperCase()))
    .filter((d) => objects.length === 0 || d.objects.split(' ').some((o) => objects.includes(o)))
    .map((d) => ret(d, extraOf(company, d)))
}

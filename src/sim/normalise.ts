// Values in the form QuickBooks keeps and prints them: amounts with two decimals, flags as true and false,
// text without blanks at its end (qbxml-semantics.md 7). Elements the grammar does not have are left out.
import { type Field, type Shape, shapeIn } from '../qbxml/shapes.ts'
import type { Fields, FieldValue } from '../schema/entity.ts'
import { fromCents, printPrice, printQuantity, toCents } from '../schema/scalars.ts'
import type { Company } from './company-file.ts'
import { Refusal } from './refusal.ts'

// QuickBooks stores Windows-1252 (qbxml-semantics.md 7, reported).
const outside = /[^\t\n\r\x20-\x7E\xA0-\xFF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu

export function normalise(company: Company, fields: Fields, shape: Shape): Fields {
  const out: Fields = {}
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    if (name === '@order') out[name] = value
    const field = shape.fields.get(name)
    if (field) out[name] = form(company, value, field)
  }
  return out
}

function form(company: Company, value: FieldValue, field: Field): FieldValue {
  if (Array.isArray(value)) return value.map((v) => single(company, v, field))
  const one = single(company, value, field)
  return field.many ? [one] : one
}

function single(company: Company, value: string | Fields, field: Field): string | Fields {
  if (typeof value === 'string')
    return field.isLeaf ? leaf(company, value, field) : value === '' ? {} : value
  if (field.isLeaf) return value
  const inner = normalise(company, value, shapeIn(field))
  refuseEmpty(inner, shapeIn(field))
  return inner
}

/** An answer must show them, even empty: the halves of a contact, a note, a value of a custom field. */
const mayBeEmpty = /^(Contact|Note$|DataExt)/

const needed: ReadonlySet<string> = new Set(['STR', 'FLOAT', 'INT', 'DATE', 'DATETIME', 'ENUM'])

/** A required text inside an aggregate that is empty is missing (our choice; such an answer would not be legal). */
function refuseEmpty(inner: Fields, shape: Shape): void {
  for (const name in inner) {
    if (inner[name] !== '') continue
    const field = shape.fields.get(name)
    if (!field || mayBeEmpty.test(name)) continue
    // Members of a choice are required of the choice alone: an empty one in a Mod clears (12.2, certain).
    const isRequired = shape.model.content.some((p) => p === field.particle && p.min === 1)
    if (isRequired && needed.has(field.particle.type ?? ''))
      throw new Refusal(3150, `There is a missing element: "${name}"`)
  }
}

/** An amount as it is kept already. */
const plainAmount = /^(0|[1-9]\d{0,9})\.\d\d$/

function leaf(company: Company, given: string, field: Field): string {
  const text = given.trimEnd()
  const { type } = field.particle
  if (text === '') return text
  try {
    switch (type) {
      case 'AMT':
        return plainAmount.test(text) ? text : fromCents(toCents(text))
      case 'PRICE':
      case 'PERCENT':
        return printPrice(text)
      case 'QUAN':
        return printQuantity(text)
      case 'BOOL':
        return text === '1' ? 'true' : text === '0' ? 'false' : text
      case 'GUID':
        return text.toUpperCase()
      case 'STR':
        return characters(company, text)
      default:
        return text.trim()
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const [code, what] = unread[type ?? ''] ?? [3045, 'price']
    throw new Refusal(
      code,
      `There was an error when converting the ${what} "${text}" in the field "${field.name}".`,
    )
  }
}

const unread: Readonly<Record<string, readonly [code: number, what: string]>> = {
  AMT: [3040, 'amount'],
  QUAN: [3060, 'quantity'],
  PERCENT: [3050, 'percent'],
}

function characters(company: Company, text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const kept = text.replace(outside, '?')
  if (kept !== text && company.facts.switches.unknownCharacters === 'refuse')
    throw new Refusal(3080, `The string "${text}" contains characters that cannot be stored.`)
  return kept
}

// What a leaf may hold. The published schema has these rules too, but QuickBooks does not apply them while it
// parses: a bad value is answered with a status on its request (qbxml-semantics.md 4, certain for 3040, 3070,
// 3110). Wording: certain for 3000, 3020, 3040, 3045, 3070, 3110; composed by analogy for the others.

import type { Cut } from '../schema/content.ts'
import { enumValues, maxLengthOf, scalarFacts } from '../schema/grammar.ts'
import type { ElementParticle } from '../schema/notation.ts'
import { dayNumber } from '../schema/scalars.ts'
import { notStorable } from './chars.ts'

export interface ValueFault {
  readonly statusCode: number
  readonly message: string
  readonly expected: readonly string[]
}

/** The first fault of a text in a leaf, or undefined. `parent` is the name of the element around it. */
export function valueFault(
  particle: ElementParticle,
  text: string,
  parent: string,
  cut: Cut,
): ValueFault | undefined {
  const { name, type = 'STR' } = particle
  if (text === '' && scalarFacts(type).emptyOk) return undefined
  const value = scalarFacts(type).collapse ? text.trim() : text
  const rule = rules[type]
  if (rule) {
    if (rule.test(value, particle)) return undefined
    return {
      statusCode: rule.code,
      message: `There was an error when converting the ${rule.says} "${text}" in the field "${name}".`,
      expected: [rule.form],
    }
  }
  if (type === 'ID') return idFault(name, text, parent)
  if (type === 'ENUM') return enumFault(particle, text, cut)
  return stringFault(particle, text, cut)
}

interface Rule {
  readonly code: number
  readonly says: string
  readonly form: string
  test(value: string, particle: ElementParticle): boolean
}

const decimal = /^[+-]?\d{1,10}(\.\d{1,5})?$/

const rules: Readonly<Record<string, Rule>> = {
  BOOL: {
    code: 3010,
    says: 'boolean value',
    form: 'true or false',
    test: (v) => /^(true|false|1|0)?$/.test(v),
  },
  DATE: { code: 3020, says: 'date value', form: 'yyyy-mm-dd', test: isDate },
  DATETIME: { code: 3020, says: 'date value', form: 'yyyy-mm-ddThh:mm:ss', test: isDateTime },
  TIMEINTERVAL: {
    code: 3035,
    says: 'time interval value',
    form: 'PTnHnMnS',
    test: (v) => v === '' || (/^[+-]?PT(\d+H)?(\d+M)?(\d+S)?$/.test(v) && !v.endsWith('T')),
  },
  AMT: {
    code: 3040,
    says: 'amount',
    form: 'digits, with two decimals or none',
    test: (v) => /^[+-]?\d{1,13}(\.\d{2})?$/.test(v),
  },
  PRICE: {
    code: 3045,
    says: 'price',
    form: 'digits, with up to five decimals',
    test: (v) => decimal.test(v),
  },
  // Which code an exchange rate gets is not known; that of a price is our choice.
  FLOAT: {
    code: 3045,
    says: 'price',
    form: 'a decimal number',
    test: (v) => v === '' || /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(v),
  },
  PERCENT: {
    code: 3050,
    says: 'percent',
    form: 'digits, with up to five decimals, without a sign for percent',
    test: (v) => decimal.test(v),
  },
  QUAN: {
    code: 3060,
    says: 'quantity',
    form: 'digits, with up to five decimals',
    test: (v) => decimal.test(v),
  },
  GUID: {
    code: 3065,
    says: 'GUID',
    form: '0 or {8-4-4-4-12}',
    test: (v) => /^(0|\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\})$/i.test(v),
  },
  INT: { code: 3085, says: 'integer', form: 'an integer', test: isInteger },
}

function isDate(text: string): boolean {
  // Transaction dates run from 1901-01-01 to 9999-12-31 (qbxml-semantics.md 7).
  return text === '' || (/^\d{4}-/.test(text) && text >= '1901' && dayNumber(text) !== undefined)
}

const dateTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[+-]\d{1,2}:\d{1,2})?)?)?)?$/

function isDateTime(text: string): boolean {
  const m = dateTime.exec(text)
  if (!m) return false
  const day = dayNumber(`${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`)
  const hour = Number(m[4] ?? 0)
  const minute = Number(m[5] ?? 0)
  const second = Number(m[6] ?? 0)
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return false
  // A time stamp is a 32-bit count of seconds: 1970 to 2038-01-19T03:14:07, by the wall clock.
  return day >= 0 && ((day * 24 + hour) * 60 + minute) * 60 + second <= 0x7fffffff
}

function isInteger(text: string, { minValue, maxValue }: ElementParticle): boolean {
  if (!/^[+-]?\d+$/.test(text)) return false
  const value = Number(text)
  return value >= (minValue ?? -Infinity) && value <= (maxValue ?? Infinity)
}

// Names of id fields as QuickBooks says them: these two are captured, others are not known.
const idFields: Record<string, string> = { TxnID: 'Transaction id', ListID: 'list ID' }

function idFault(name: string, text: string, parent: string): ValueFault | undefined {
  if (/^[\da-f]{1,16}-\d{1,18}$/i.test(text)) return undefined
  // -1 is a new line, or a new contact, in a Mod (qbxml-semantics.md 12.3).
  if (text === '-1' && name !== 'TxnID') return undefined
  // An empty reference in a Mod clears the field (7); an empty key is no key.
  if (text === '' && parent.endsWith('Ref')) return undefined
  return {
    statusCode: 3000,
    message: `The given object ID "${text}" in the field "${idFields[name] ?? name}" is invalid.`,
    expected: ['an id of hex digits, a hyphen and digits'],
  }
}

function enumFault(particle: ElementParticle, text: string, cut: Cut): ValueFault | undefined {
  const values = enumValues(particle)
  const since = values.get(text)
  if (values.size === 0 || (since !== undefined && since <= cut.version)) return undefined
  // The schema counts an empty element with a default as that default. What QuickBooks does is not known.
  if (text === '' && particle.defaultValue !== undefined) return undefined
  return {
    statusCode: 3110,
    message: `The enumerated value "${text}" in the field "${particle.name}" is unknown or invalid.`,
    expected: [...values].filter(([, from]) => from <= cut.version).map(([value]) => value),
  }
}

function stringFault(particle: ElementParticle, text: string, cut: Cut): ValueFault | undefined {
  const { name } = particle
  if (particle.type === 'MACRO' && !/^(TxnID|ListID):./.test(text))
    return {
      statusCode: 9100,
      message: `The macro name "${text}" in the field "${name}" is invalid.`,
      expected: ['TxnID:name or ListID:name'],
    }
  const longest = maxLengthOf(particle, cut.edition)
  if (longest !== undefined && text.length > longest && [...text].length > longest)
    return {
      statusCode: 3070,
      message: `The string "${text}" in the field "${name}" is too long.  The maximum length is ${longest}.`,
      expected: [`at most ${longest} characters`],
    }
  if (notStorable(text) !== undefined)
    return {
      statusCode: 3080,
      message: `The string "${text}" in the field "${name}" contains characters that cannot be stored.`,
      expected: ['characters of windows-1252'],
    }
  return undefined
}

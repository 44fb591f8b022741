// Requests made by luck from the grammar: which elements a request gets and what they hold is said by rules, so that
// a kind of record gets its requests from its row alone, and most of them succeed.
import type { Entity, Fields, FieldValue } from '../../../src/schema/entity.ts'
import { enumValues, type Model, model } from '../../../src/schema/grammar.ts'
import type { ElementParticle, Particle } from '../../../src/schema/notation.ts'
import { refTargets } from '../../../src/schema/refs.ts'
import { addDays, fromCents } from '../../../src/schema/scalars.ts'
import type { Company } from '../../../src/sim/company-file.ts'

/** Seeded luck, and the company that names and ids are taken from. */
export class Luck {
  readonly company: Company
  readonly random: () => number
  #names = 0

  constructor(company: Company, random: () => number) {
    this.company = company
    this.random = random
  }

  below(n: number): number {
    return Math.floor(this.random() * n)
  }

  chance(p: number): boolean {
    return this.random() < p
  }

  pick<T>(all: readonly T[]): T | undefined {
    return all[this.below(all.length)]
  }

  /** A row that a query finds, or undefined. */
  row<T>(sql: string, ...values: (string | number)[]): T | undefined {
    return this.pick(this.company.sql(sql).all(...values) as T[])
  }

  amount(most = 50_000): string {
    return fromCents(this.below(most) + 1)
  }

  date(): string {
    return addDays(this.company.today(), this.below(90) - 75)
  }

  /** A new name; now and then one that is there already, in another case. */
  name(longest: number): string {
    const used = this.chance(0.05)
      ? this.row<{ name: string }>('select name from lists')?.name.toUpperCase()
      : undefined
    return (used ?? `New ${++this.#names}-${this.below(1000)}`).slice(0, longest)
  }
}

/** What the elements of a request are made for. */
export interface Making {
  readonly luck: Luck
  readonly owner: Entity
  /** Customer, vendor or other name of the request, once it is chosen. */
  party?: string | undefined
  /** The element that is being filled: InvoiceLineAdd. */
  inside: string
  /** What it holds so far. */
  sofar: Fields
  /** Optional elements are sent as often as their rule says, times this. */
  readonly scale: number
}

/** How often an optional element is sent, and what it holds; undefined leaves it out. */
export interface Rule {
  readonly often: number
  readonly value: (making: Making, particle: ElementParticle) => FieldValue | undefined
}

export type Rules = Readonly<Record<string, Rule>>

/** A record as a reference means it: by id, or by full name where it is active. */
export function refTo(luck: Luck, id: string, fullName: string, isActive: number): Fields {
  return isActive === 1 && luck.chance(0.5) ? { FullName: fullName } : { ListID: id }
}

interface Named {
  id: string
  name: string
  active: number
}

const columns = 'select id, full_name as name, is_active as active from lists'

/** The account that the stock stands on. */
export const goods = "json_extract(body, '$.Desc') = 'Goods'"

export function refOf(making: Making, name: string, where = '1 = 1'): Fields | undefined {
  const { luck, owner } = making
  const kinds = JSON.stringify(refTargets(name, owner))
  // The account of the stock is named by items alone: anything else would break what it must be worth (16).
  const free = where.includes(goods) ? '1 = 1' : `not coalesce(${goods}, false)`
  const found = luck.row<Named>(
    `${columns} where kind in (select value from json_each(?)) and is_active = 1 and ${free} and ${where}`,
    kinds,
  )
  return found && refTo(luck, found.id, found.name, found.active)
}

/** The content of an aggregate: what is required, what rules give, and lines. */
export function fill(of: Model, making: Making, rules: Rules): Fields {
  const out: Fields = {}
  const outer = { inside: making.inside, sofar: making.sofar }
  making.inside = of.id
  making.sofar = out
  // Variants of a model are numbered: ExpenseLineAdd.2.
  const id = of.id.replace(/\.\d+$/, '')
  const ruleOf = (name: string): Rule | undefined => rules[`${id}.${name}`] ?? rules[name]
  const put = (p: ElementParticle, many: boolean): void => {
    const rule = ruleOf(p.name)
    const isNeeded = p.min === 1
    if (!rule && !isNeeded) return
    if (rule && !isNeeded && !making.luck.chance(rule.often * making.scale)) return
    const value = rule ? rule.value(making, p) : needed(p, making, rules)
    if (value === undefined) return
    out[p.name] = many && !Array.isArray(value) ? [value] : value
  }
  const walk = (particles: readonly Particle[], many: boolean): void => {
    for (const p of particles) {
      if (p.since > 1300 || p.notIn.includes('QBD')) continue
      if (p.kind === 'element') put(p, many || p.many)
      else if (p.kind === 'sequence') walk(p.members, many || p.many)
      else {
        const known = p.members.filter((m) => m.kind !== 'element' || ruleOf(m.name))
        const first = p.min === 1 ? p.members.slice(0, 1) : []
        const chosen = making.luck.pick(known.length > 0 ? known : first)
        // A choice that must be made is made, however seldom its member comes otherwise.
        if (chosen)
          walk(
            [chosen.kind === 'element' && p.min === 1 && !p.many ? { ...chosen, min: 1 } : chosen],
            many || p.many,
          )
      }
    }
  }
  walk(of.content, false)
  Object.assign(making, outer)
  return out
}

/** Any legal value of an element that must be there. */
function needed(p: ElementParticle, making: Making, rules: Rules): FieldValue | undefined {
  const { luck } = making
  if (p.model !== undefined) {
    if (p.name.endsWith('Ref')) return refOf(making, p.name)
    return fill(model(p.model), making, rules)
  }
  switch (p.type) {
    case 'AMT':
      return luck.amount()
    case 'PRICE':
    case 'QUAN':
    case 'PERCENT':
      return String(1 + luck.below(20))
    case 'BOOL':
      return String(luck.chance(0.5))
    case 'DATE':
      return luck.date()
    case 'INT':
      return String((p.minValue ?? 1) + luck.below(5))
    case 'ENUM':
      return luck.pick([...enumValues(p)].filter(([, v]) => v <= 1300))?.[0]
    case 'TIMEINTERVAL':
      return `PT${luck.below(9)}H30M0S`
    default:
      return luck.name(31)
  }
}

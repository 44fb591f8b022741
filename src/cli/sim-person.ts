// sim person: words of the command line as the arguments of an act.
import { QbsyncError } from '../errors.ts'
import type { Fields } from '../schema/entity.ts'
import { type Act, acts } from '../sim/desk/acts.ts'
import { actNamed, doAct } from '../sim/desk/person.ts'
import { settled } from '../sim/desk/windows.ts'
import type { Context } from './context.ts'
import { facts, table } from './render.ts'
import { openNamed } from './sim.ts'

export async function person(
  context: Context,
  wish: { act: string | undefined; words: readonly string[]; company: string | undefined },
): Promise<object> {
  const act = wish.act === undefined ? undefined : actNamed(wish.act)
  const given = act ? argumentsOf(act, wish.words) : {}
  const company = await openNamed(context, wish.company)
  try {
    if (act) return doAct(company, act.name, given)
    return {
      acts: acts.map(({ name, says, words, sets }) => ({
        act: [
          name,
          ...words.map((word) => word.toUpperCase()),
          ...(sets ? ['NAME=VALUE …'] : []),
        ].join(' '),
        says,
      })),
      screen: settled(company),
    }
  } finally {
    company.close()
  }
}

function argumentsOf(act: Act, words: readonly string[]): Fields {
  const out: Record<string, Fields[string] | boolean> = {}
  const names = act.words.map((word) => word.replace('?', ''))
  const needed = act.words.filter((word) => !word.endsWith('?')).length
  const isSetting = (word: string): boolean => act.sets === true && /^[A-Za-z][\w.]*=/.test(word)
  const plain = words.filter((word) => !isSetting(word))
  if (plain.length < needed || plain.length > names.length)
    throw new QbsyncError('E_USAGE', {
      detail: `person ${act.name} takes ${act.words.map((w) => w.toUpperCase()).join(' ') || 'no words'}${act.sets ? ' and NAME=VALUE' : ''}`,
    })
  plain.forEach((word, i) => {
    out[names[i] ?? ''] = word
  })
  if (act.sets) out['set'] = settings(words.filter(isSetting))
  return out as Fields
}

/** BillAddress.City=Salem as {BillAddress: {City: Salem}}. */
function settings(words: readonly string[]): Fields {
  const out: Fields = {}
  for (const word of words) {
    const cut = word.indexOf('=')
    const path = word.slice(0, cut).split('.')
    const last = path.pop() ?? ''
    let place = out
    for (const part of path) {
      const inner = place[part]
      const next: Fields = typeof inner === 'object' && !Array.isArray(inner) ? inner : {}
      place[part] = next
      place = next
    }
    place[last] = word.slice(cut + 1)
  }
  return out
}

export function drawAct(result: object): string {
  if ('acts' in result) {
    const { acts: rows, screen } = result as {
      acts: { act: string; says: string }[]
      screen: object
    }
    return `${table(
      ['act', 'what the person does'],
      rows.map((row) => [row.act, row.says]),
    )}\n\n${drawAct(screen)}`
  }
  return facts(
    Object.entries(result)
      .filter(([name]) => name !== 'record')
      .map(([name, value]) => [name, drawValue(value)]),
  )
}

/** What is not there, such as a dialog, is not shown. */
function drawValue(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  return JSON.stringify(value)
}

import { expect, test } from 'vitest'
import { shapeOf } from '../../src/qbxml/shapes.ts'
import { contentOf } from '../../src/schema/content.ts'
import {
  type Model,
  model,
  request,
  requestNames,
  response,
  responseNames,
} from '../../src/schema/grammar.ts'
import { editions, type Particle } from '../../src/schema/notation.ts'

/** Every model of the grammar, found from the messages down. */
function allModels(): Model[] {
  const found = new Map<string, Model>()
  const visit = (of: Model): void => {
    if (found.has(of.id)) return
    found.set(of.id, of)
    const walk = (particles: readonly Particle[]): void => {
      for (const p of particles)
        if (p.kind !== 'element') walk(p.members)
        else if (p.model !== undefined) visit(model(p.model))
    }
    walk(of.content)
  }
  for (const known of [...requestNames().map(request), ...responseNames().map(response)])
    if (known) visit(known)
  return [...found.values()]
}

const models = allModels()

test('no name stands at two places of one model, so a name finds its place', () => {
  expect(models.length).toBeGreaterThan(1000)
  const wrong = models.filter((one) => shapeOf(one).fields.size !== shapeOf(one).list.length)
  expect(wrong.map((one) => one.id)).toEqual([])
})

test('a model has at most one repeating group, a choice of plain elements', () => {
  const wrong: string[] = []
  for (const one of models) {
    let groups = 0
    const walk = (particles: readonly Particle[]): void => {
      for (const p of particles) {
        if (p.kind === 'element') continue
        if (p.many && p.kind !== 'choice') wrong.push(one.id)
        if (p.many && !p.members.every((m) => m.kind === 'element' && !m.many)) wrong.push(one.id)
        if (p.many && ++groups > 1) wrong.push(one.id)
        walk(p.members)
      }
    }
    walk(one.content)
  }
  expect(wrong).toEqual([])
})

test('fields agree with the automaton on what exists and what repeats', () => {
  const wrong: string[] = []
  for (const one of models)
    for (const edition of editions)
      for (const version of [300, 800, 1400]) {
        const content = contentOf(one, { version, edition })
        for (const field of shapeOf(one).list) {
          const place = content.find(field.name)
          const exists = field.since <= version && !field.notIn.includes(edition)
          if ((place !== undefined) !== exists || (place && place.many !== field.many))
            wrong.push(`${one.id} ${field.name} ${version} ${edition}`)
        }
      }
  expect(wrong).toEqual([])
})

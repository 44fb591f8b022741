// .qwc files: the rules of qwc lint and the loader of the simulated Web Connector, which must agree.
import { QbsyncError } from '../../src/errors.ts'
import { lintQwc } from '../../src/sim/qwc-lint.ts'
import { loadChecked } from '../../src/sim/qwc-load.ts'
import { fixture } from '../qbwc/fixtures.ts'
import { damaged, pick, type Random } from './damage.ts'
import { demandNoInside, target, Violation } from './target.ts'
import { oddTexts } from './values.ts'

const original = fixture('example.qwc').toString()

/** A value, an element or its place is another one. */
function edited(text: string, random: Random): string {
  const elements = [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)]
  const one = pick(random, elements)
  const other = pick(random, elements)
  if (!one || !other) return text
  const [whole, name = ''] = one
  const odd = pick(random, oddTexts)
  const plain = `<${name}>${odd.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`
  const swapped = `<${name}>${other[2]}</${name}>`
  const by = pick(random, [
    `<${name}>${odd}</${name}>`,
    plain,
    plain,
    plain,
    swapped,
    swapped,
    `<${name}><![CDATA[${odd}]]></${name}>`,
    `${whole}${whole}`,
    '',
    `<${other[1]}>${one[2]}</${other[1]}>`,
    `<x:${name} xmlns:x="a">${one[2]}</x:${name}>`,
    `<${name} a="${odd.slice(0, 50)}"/>`,
    `<__proto__>${odd}</__proto__>${whole}`,
  ])
  return text.replace(whole, () => by)
}

export const qwc = target<string>({
  name: 'qwc',
  says: '.qwc files: lint and loader',
  share: 160_000,
  sample: 600,
  longestMs: 250,
  open: () => ({
    make(random) {
      let text = original
      const isEdited = random() < 0.6
      if (isEdited) for (let n = 0; n < 1 + random() * 1.5; n++) text = edited(text, random)
      if (isEdited && random() < 0.8) return text
      return damaged(Buffer.from(text), random, 60).toString('utf8')
    },
    run(text) {
      const findings = lintQwc(text)
      for (const { says, remedy } of findings) demandNoInside(`${says} ${remedy}`, 'lint')
      const isReadable = !findings.some((f) => f.level === 'unreadable')
      try {
        const { refusals } = loadChecked(text, 'a.qwc')
        if (!isReadable) throw new Violation('lint cannot read what the loader takes')
        return refusals.length > 0 ? 'refused' : 'read'
      } catch (error) {
        if (!(error instanceof QbsyncError) || error.code !== 'E_NOT_QWC') throw error
        if (isReadable) throw new Violation('the loader cannot read what lint can')
        return 'unreadable'
      }
    },
  }),
})

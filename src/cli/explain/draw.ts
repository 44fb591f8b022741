// An explanation for people: what it is, why, who, what to do, and whether to repeat.
import type { Fixer, Repeat } from '../../schema/advice.ts'
import { clean } from '../outside.ts'
import { paint } from '../render.ts'
import { clip, paragraph, textWidth, visible } from '../wrap.ts'
import type { Explained, ExplainedCode } from './explain.ts'
import type { CodeKind } from './find.ts'

/** More than this many codes are only named: the first ones are the most specific. */
const shownInFull = 8

const kinds: Readonly<Record<CodeKind, string>> = {
  status: 'status of a request',
  hresult: 'HRESULT: QuickBooks gave no answer',
  connector: 'Web Connector',
  error: 'error of qbsync',
  skip: 'skip of qbsync',
  message: 'message',
}

const fixers: Readonly<Record<Fixer, string>> = {
  user: 'whoever works at the computer with QuickBooks',
  administrator: 'an administrator, of QuickBooks (Admin) or of Windows',
  integrator: 'whoever made the integration or runs the service',
  nobody: 'nobody',
}

const nobody: Readonly<Record<Repeat, string>> = {
  safe: 'nobody has to: it passes by itself',
  'read first': 'nobody has to: the next try is made with the record read again',
  done: 'nobody has to: it is no failure',
  nothing: 'nobody has to: it is no failure',
  after: 'nobody',
  'in vain': 'nobody',
  'ask first': 'nobody',
}

export const repeats: Readonly<Record<Repeat, string>> = {
  safe: 'Yes: nothing is done twice by it, and the next try may well succeed.',
  after: 'Yes, once the cause is out of the way. Until then the answer stays the same.',
  'in vain': 'It does no harm and does not help: the same again gets the same answer.',
  'read first': 'Yes, with the record read again. The same text again gets the same answer.',
  'ask first':
    'Not before you know what became of it: it may have been carried out, and would be done twice.',
  done: 'No: it was carried out, and would be done twice.',
  nothing: 'There is nothing to repeat.',
}

export function drawExplained(explained: Explained): string {
  const width = textWidth()
  const full = explained.codes.slice(0, shownInFull).map((one) => drawOne(one, width))
  const rest = explained.codes.slice(shownInFull).map((one) => one.code)
  const notes = [
    ...(rest.length > 0 ? [paragraph('Also found: ', `${rest.join(', ')}.`, width)] : []),
    ...(explained.unknown.length > 0
      ? [paragraph('Not known: ', `${clip(clean(explained.unknown.join(', ')), 300)}.`, width)]
      : []),
  ]
  return [...full, ...notes].join('\n\n')
}

function drawOne(one: ExplainedCode, width: number): string {
  const who = one.who.map((fixer) => (fixer === 'nobody' ? nobody[one.repeat] : fixers[fixer]))
  return [
    title(one),
    paragraph('  ', one.meaning, width),
    '',
    list('Why', one.causes, width),
    list('Who', [`${who.join('; or ')}.`], width),
    list('Do', one.steps, width),
    list('Again?', [repeats[one.repeat]], width),
  ].join('\n')
}

function title(one: ExplainedCode): string {
  const name = one.kind === 'message' ? `"${clip(visible(one.found.text), 50)}"` : one.code
  const about = [
    one.kind === 'message' ? `message, often with ${one.code}` : kinds[one.kind],
    ...(one.found.lines > 1 ? [`on ${one.found.lines} lines, last ${one.found.lastLine}`] : []),
  ]
  return `${paint.bold(name)}  ${paint.dim(about.join(', '))}`
}

/** Items under each other, numbered where there is more than one. */
function list(label: string, items: readonly string[], width: number): string {
  const margin = '  '
  const drawn = items.map((text, i) => {
    const mark = items.length > 1 ? `${i + 1}. ` : ''
    const lead = `${margin}${(i === 0 ? label : '').padEnd(8)}${mark}`
    return paragraph(lead, text, width)
  })
  return drawn.join('\n').replace(label, paint.cyan(label))
}

// Faults for people: place, line with a caret, what was found, what belongs there, what QuickBooks would say.
import { paint } from '../render.ts'
import { clip, paragraph, textWidth, visible } from '../wrap.ts'
import { excerpt } from './lines.ts'
import type { ToldFault, Validation } from './validate.ts'

/** Names shown of what may stand in a place; all of them are in --json. */
const namesShown = 6
const messageShown = 400
const wordShown = 60

/** A message holds what was found, which may be megabytes: long words are cut, then the whole. */
const shortened = (message: string): string =>
  clip(
    message.replace(/\S{61,}/g, (word) => clip(word, wordShown)),
    messageShown,
  )

export function drawValidation(of: Validation): string {
  const width = textWidth()
  return [...of.faults.map((fault) => drawFault(fault, of, width)), summary(of, width)].join('\n\n')
}

function drawFault(fault: ToldFault, of: Validation, width: number): string {
  const place = `${visible(of.file)}:${fault.line}:${fault.column}`
  const message = shortened(visible(fault.message))
  const number = String(fault.line)
  const gutter = ' '.repeat(number.length)
  const { text, before } = excerpt(fault.text, fault.column, width - number.length - 5)
  return [
    `${paint.bold(place)}  ${paint.dim(fault.kind)}`,
    paragraph('  ', message, width),
    '',
    `  ${paint.dim(`${number} |`)} ${text}`,
    `  ${paint.dim(`${gutter} |`)} ${' '.repeat(before)}${paint.red('^')}`,
    ...factsOf(fault, of)
      .filter(([, says]) => says !== '')
      .map(([label, says]) => fact(label, says, width)),
  ].join('\n')
}

function factsOf(fault: ToldFault, of: Validation): [string, string][] {
  return [
    ['In', fault.path],
    ['Found', `${clip(visible(fault.found), 80)}${following(fault)}`],
    ['Belongs', belonging(fault)],
    ['Expected', fault.belongs ? '' : some(fault.expected)],
    ['Since', fault.since ? `qbXML ${fault.since}; this is read as ${of.version}` : ''],
    ['Nearest', fault.belongsIn ? '' : (fault.nearest ?? []).join(', ')],
    ['Answer', of.is === 'answer' ? '' : answerTo(fault, of)],
  ]
}

function following({ follows, followsWith = [] }: ToldFault): string {
  if (!follows) return ''
  const held = followsWith.map((name) => clip(visible(name), 40)).join(', ')
  return `, after ${clip(visible(follows), 80)}${held ? ` (which holds ${held})` : ''}`
}

function belonging({ found, path, belongs, belongsIn, belongsBefore }: ToldFault): string {
  if (belongsIn)
    return `${found} belongs in ${belongsIn}${belongsBefore ? `, before ${belongsBefore}` : ''}`
  if (!belongs) return ''
  const { after, before } = belongs
  const parent = path.slice(path.lastIndexOf('/') + 1)
  if (after && before) return `${found} belongs before ${before}, directly after ${after}`
  if (before) return `${found} belongs at the start of ${parent}, directly before ${before}`
  return after ? `${found} belongs directly after ${after}` : ''
}

const some = (names: readonly string[]): string =>
  names.length <= namesShown + 1
    ? names.join(', ')
    : `${names.slice(0, namesShown).join(', ')} and ${names.length - namesShown} more`

function answerTo(fault: ToldFault, of: Validation): string {
  if (fault.kind === 'value')
    return `status ${fault.answer} for this request${of.structure > 0 ? ', once the structure is right' : ''}`
  return fault.answer === '0x80040423'
    ? '0x80040423: QuickBooks does not know that version'
    : `${fault.answer}: QuickBooks cannot parse the document`
}

function fact(label: string, says: string, width: number): string {
  const drawn = paragraph(`  ${label.padEnd(10)}`, says, width)
  return drawn.replace(label, paint.cyan(label))
}

function summary(of: Validation, width: number): string {
  const { faults, structure, values, answer, is } = of
  const file = visible(of.file)
  const read = `qbXML ${of.version}, ${of.edition}`
  if (faults.length === 0) {
    const but =
      answer === '0' ? '' : `, but QuickBooks refuses every rollbackOnError with ${answer}`
    return paragraph('', `${file}: no faults (${is}, ${read})${but}.`, width)
  }
  const requests = new Set(faults.map((f) => f.requestIndex)).size
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${structure} of structure, ${values} of value`
  const then =
    is === 'answer'
      ? 'QuickBooks does not answer like that.'
      : answer !== '0'
        ? `QuickBooks would refuse the whole document with ${answer}: nothing of it would run.`
        : `QuickBooks would run the document and refuse ${requests} of its requests.`
  return paragraph('', `${file}: ${count} (${is}, ${read}). ${then}`, width)
}

// Rules of .qwc files that QBWC does not enforce, but whose breach a customer notices later.
// Source: web-connector.md 5.1, 5.2, 6.2, 7, 9.2, 10.
import { intervalsIn, type QwcElements } from './qwc-read.ts'
import { isLocal, knownElements, type QwcRule, sampleGuids, urlOf, wordsOf } from './qwc-rules.ts'

const warning = (
  rule: string,
  elements: readonly string[],
  source: string,
  remedy: string,
  find: QwcRule['find'],
): QwcRule => ({ rule, level: 'warning', elements, source, remedy, find })

const unknownIn = (of: QwcElements): string[] => [
  ...new Set(of.root.children.map((e) => e.name).filter((name) => !knownElements.has(name))),
]

export const adviceRules: readonly QwcRule[] = [
  warning('declaration', ['QBWCXML'], '5.1', 'Begin the file with <?xml version="1.0"?>.', (of) =>
    of.source.startsWith('<?xml') ? undefined : 'the file does not begin with an XML declaration',
  ),
  warning(
    'description-length',
    ['AppDescription'],
    '5.2',
    'Keep to 80 characters: Intuit advises it.',
    (of, element) => {
      const { length } = of.text(element) ?? ''
      return length > 80 ? `AppDescription has ${length} characters` : undefined
    },
  ),
  warning('intuit-support', ['AppSupport'], '5.2', 'Name a page of your own.', (of, element) =>
    /(^|\.)intuit\.com$/i.test(urlOf(of, element)?.hostname ?? '')
      ? 'AppSupport is a site of Intuit'
      : undefined,
  ),
  warning(
    'localhost',
    ['AppURL'],
    '5.2, 6.9',
    'Fine while developing; hand out no such file (QBWC1035 where localhost is not resolved).',
    (of, element) =>
      isLocal(urlOf(of, element)?.hostname ?? '') ? 'AppURL is localhost' : undefined,
  ),
  warning(
    'bare-host',
    ['AppURL'],
    '5.2',
    'Use a full host name: a bare machine name is for tests.',
    (of, element) => {
      const host = urlOf(of, element)?.hostname ?? ''
      return host !== '' && !host.includes('.') && !isLocal(host) && !host.startsWith('[')
        ? `AppURL names the machine "${host}"`
        : undefined
    },
  ),
  warning(
    'user-info',
    ['AppURL', 'AppSupport', 'CertURL'],
    '1.4, 1.7',
    'Leave name and password out: the GET comes without, and no HTTP login is ever offered.',
    (of, element) => (urlOf(of, element)?.username ? `${element} holds a user name` : undefined),
  ),
  warning(
    'certificate-https',
    ['CertURL'],
    '5.2',
    'A certificate comes only over https.',
    (of, element) =>
      urlOf(of, element)?.protocol === 'http:' ? 'CertURL is not https' : undefined,
  ),
  warning(
    'sample-guid',
    ['OwnerID', 'FileID'],
    '5.3',
    'Make your own: this one stands in Intuit’s sample, and another application may have it.',
    (of, element) =>
      sampleGuids.includes((of.text(element) ?? '').toUpperCase())
        ? `${element} is that of Intuit’s sample`
        : undefined,
  ),
  warning(
    'same-guid',
    ['FileID'],
    '5.2',
    'OwnerID is one for the application, FileID one for each company file.',
    (of) =>
      of.text('FileID') && of.text('FileID')?.toUpperCase() === of.text('OwnerID')?.toUpperCase()
        ? 'FileID is the same as OwnerID'
        : undefined,
  ),
  warning(
    'preference',
    ['PersonalDataPref', 'UnattendedModePref'],
    '5.2',
    'Use one of the words.',
    (of, element) => {
      const text = of.text(element)
      const words = wordsOf[element] ?? []
      return text && !words.includes(text)
        ? `${element} is "${text}", not one of ${words.join(', ')}`
        : undefined
    },
  ),
  warning(
    'boolean',
    ['IsReadOnly', 'Notify'],
    '5.2',
    'Write true or false; anything else counts as false.',
    (of, element) => {
      const text = of.text(element)
      return text && !/^(true|false)$/i.test(text) ? `${element} is "${text}"` : undefined
    },
  ),
  warning(
    'flag-bits',
    ['AuthFlags'],
    '5.2',
    'Combine 0x1 Simple Start, 0x2 Pro, 0x4 Premier, 0x8 Enterprise by OR; 0xF is all.',
    (of, element) => {
      const text = of.text(element) ?? ''
      return /^0x[0-9a-f]{1,8}$/i.test(text) && Number(text) > 0xf
        ? `AuthFlags ${text} has bits that mean nothing`
        : undefined
    },
  ),
  warning(
    'flags-and-pos',
    ['AuthFlags'],
    '5.2',
    'Leave AuthFlags out: it is for QBFS.',
    (of, element) =>
      of.text('QBType') === 'QBPOS' && of.text(element) ? 'AuthFlags with QBPOS' : undefined,
  ),
  warning(
    'two-intervals',
    ['Scheduler'],
    '5.1',
    'Leave one of the two intervals: only the first counts.',
    (of) => {
      const names = intervalsIn(of).map((i) => i.name)
      return names.length > 1 ? `the first of ${names.join(' and ')} counts` : undefined
    },
  ),
  warning(
    'real-time',
    ['Scheduler'],
    '5.2, 6.2',
    'Prefer minutes: an interval in seconds cannot be set again in the window once it was changed.',
    (of) => {
      const [first] = intervalsIn(of)
      return first?.name === 'RunEveryNSeconds' ? 'the interval is given in seconds' : undefined
    },
  ),
  warning(
    'password',
    ['QBWCXML'],
    '5.1, 7',
    'Take it out and make a new password: the file goes by mail, and QBWC asks for the password.',
    (of) => {
      const name = unknownIn(of).find((n) => /password/i.test(n))
      return name === undefined ? undefined : `${name}: there is no password in a .qwc file`
    },
  ),
  warning(
    'unknown',
    ['QBWCXML'],
    '5.2, 9.2',
    'Correct its name or take it out: QBWC seems to ignore it.',
    (of) => {
      const names = unknownIn(of).filter((n) => !/password/i.test(n))
      const meant = names.includes('PersonalDataPrep') ? ' (PersonalDataPref is meant)' : ''
      return names.length > 0 ? `unknown: ${names.join(', ')}${meant}` : undefined
    },
  ),
]

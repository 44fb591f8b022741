// The switches of the simulated Web Connector by name, for flags and for the control addresses.
import { nearest, QbsyncError } from '../errors.ts'
import { type ConnectorOptions, connectorDefaults } from './web-connector-options.ts'

/** Switches whose default does not show what they take. */
const choices: Readonly<Partial<Record<keyof ConnectorOptions, readonly string[]>>> = {
  style: ['Document', 'DocWrapped', 'RPC'],
  logLevel: ['NONE', 'DEBUG', 'VERBOSE'],
  aboveHundred: ['ends', 'goes on'],
  foreignLock: ['refuse', 'take'],
  doneCall: ['interactiveDone', 'isInteractiveDone'],
  emptyDone: ['wait', 'finished'],
  pairLeftBehind: ['refuse', 'accept'],
}
const reported = {
  companyFile: 'string',
  country: 'string',
  majorVersion: 'number',
  minorVersion: 'number',
}

/** Names of all switches, with what they are set to usually. */
export const knobNames: readonly string[] = Object.keys(connectorDefaults).flatMap((name) =>
  name === 'reports' ? Object.keys(reported).map((r) => `reports.${r}`) : [name],
)

/** Reads {"noOpPauseMs": "0", "reports.country": "CA"}; values may be text. Throws E_USAGE. */
export function readKnobs(given: Readonly<Record<string, unknown>>): Partial<ConnectorOptions> {
  const options: Record<string, unknown> = {}
  const reports: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const inner = /^reports\.(\w+)$/.exec(name)?.[1]
    if (inner !== undefined && Object.hasOwn(reported, inner))
      reports[inner] = readAs(name, value, reported[inner as keyof typeof reported])
    else options[name] = knob(name, value)
  }
  if (Object.keys(reports).length > 0) options['reports'] = reports
  return options as Partial<ConnectorOptions>
}

function knob(name: string, value: unknown): unknown {
  if (!knobNames.includes(name) || name.startsWith('reports.')) {
    const near = nearest(name, knobNames).join(', ')
    throw wrong(`There is no switch "${name}". Did you mean ${near}? All: ${knobNames.join(', ')}`)
  }
  const known = choices[name as keyof ConnectorOptions]
  if (known && !known.includes(String(value)))
    throw wrong(`${name} is one of ${known.join(', ')}, not "${value}"`)
  const usual = connectorDefaults[name as keyof ConnectorOptions]
  return known ? String(value) : readAs(name, value, typeof usual)
}

function readAs(name: string, value: unknown, type: string): unknown {
  const text = String(value)
  if (type === 'number') {
    if (/^\d{1,9}$/.test(text)) return Number(text)
    throw wrong(`${name} is a whole number, not "${text}"`)
  }
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true'
    throw wrong(`${name} is true or false, not "${text}"`)
  }
  return text
}

const wrong = (detail: string): QbsyncError => new QbsyncError('E_USAGE', { detail })

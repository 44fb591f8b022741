// What the rows about Web Connectors share: finding one by its address, and showing it.
import { windowOf } from '../web-connector-window.ts'
import type { ConnectorSeat } from './connectors.ts'
import type { Call, Route } from './route.ts'
import type { Simulator } from './simulator.ts'

export const at = '/connectors/{connector}'
export const rows = (...of: Route[]): readonly Route[] => of

export const seatOf = (simulator: Simulator, call: Call): ConnectorSeat =>
  simulator.connectors.seat(call.path['connector'] ?? '')

export const view = (seat: ConnectorSeat) => ({
  connector: seat.name,
  machine: seat.machine,
  company: seat.company.file,
  updating: seat.connector.registry.updateLock,
  waiting: seat.isWaiting,
  faults: seat.connector.plan.waiting,
  struck: seat.connector.plan.struck,
  dialogs: seat.answers,
  applications: windowOf(seat.connector),
})

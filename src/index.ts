// The library's public names, and the only file that re-exports.

export { type HttpBackendOptions, openHttpBackend } from './backend/http.ts'
export { openPostgresBackend, type PostgresBackendOptions } from './backend/postgres.ts'
export { openSqliteBackend } from './backend/sqlite.ts'
export { type Env, type Log, realEnv, seededRandom, type VirtualEnv, virtualEnv } from './env.ts'
export { catalogue, type ErrorCode, QbsyncError } from './errors.ts'
export type { Profile, Rule } from './profiles/profile.ts'
export { profileNamed, profiles } from './profiles/profiles.ts'
export { CredentialCache, hashPassword, newPassword, verifyPassword } from './qbwc/credentials.ts'
export { type QwcFile, type QwcOptions, readQwc, writeQwc } from './qbwc/qwc-file.ts'
export { createServer, type RunningServer, type ServerOptions } from './qbwc/server.ts'
export { createService, type ServiceOptions } from './qbwc/service.ts'
export type { WebConnectorService } from './qbwc/service-port.ts'
export { type CheckOptions, check, type Fault, readChecked } from './qbxml/check.ts'
export type { Message, QbxmlDocument } from './qbxml/document.ts'
export { isSuccess, recordsOf, statusOf } from './qbxml/message-set.ts'
export { QbxmlReader, readQbxml } from './qbxml/read.ts'
export { type SampleOptions, sampleRequest, sampleResponse } from './qbxml/sample.ts'
export { sampleDocument } from './qbxml/sample-document.ts'
export { contentIn, recordsIn, request } from './qbxml/typed.ts'
export { writeAnswer, writeRequests } from './qbxml/write.ts'
export type { Ending, Replayed } from './replay/replay.ts'
export { replayFile } from './replay/replay-file.ts'
export type { Difference as ReplayDifference } from './replay/script.ts'
export { entities, entityNamed } from './schema/entities.ts'
export type { Entity, Fields, FieldValue } from './schema/entity.ts'
export type * as qbxml from './schema/records.ts'
export { statusRow } from './schema/status-codes.ts'
export { GuardedDesktop } from './sim/access.ts'
export { createCompany, describeCompany, openCompany } from './sim/company.ts'
export { type Deviation, Inspector, type Verdict } from './sim/conformance.ts'
export { probeService } from './sim/conformance-probes.ts'
export type { Act } from './sim/desk/acts.ts'
export { Desktop } from './sim/desktop.ts'
export { type Answers, dialogs, type Person, personWith } from './sim/dialogs.ts'
export { type Difference, diffCompanies, type SameBy } from './sim/diff.ts'
export { FaultPlan, faults, type PlannedFault, readFault } from './sim/faults.ts'
export { openSimulator, Simulator, type SimulatorOptions } from './sim/http/simulator.ts'
export { type StartedSimulator, type StartOptions, startSimulator } from './sim/http/start.ts'
export { openPlatform, type Platform } from './sim/platform.ts'
export { type PlatformFault, platformFaults } from './sim/platform-faults.ts'
export {
  type PlatformServer,
  type PlatformServerOptions,
  startPlatformServer,
} from './sim/platform-server.ts'
export { ComError, type QuickBooks, type Session } from './sim/quickbooks.ts'
export { lintQwc } from './sim/qwc-lint.ts'
export type { QwcFinding } from './sim/qwc-rules.ts'
export { type Added, WebConnector } from './sim/web-connector.ts'
export type { ConnectorOptions, UpdateResult } from './sim/web-connector-options.ts'
export { runScheduled } from './sim/web-connector-scheduler.ts'
export { type Copied, copyStore } from './store/copy.ts'
export { openPostgresStore, type PostgresOptions } from './store/postgres.ts'
export { openSqliteStore } from './store/sqlite.ts'
export type { Store } from './store/store.ts'
export type {
  Backend,
  BackendChange,
  BackendRefusal,
  DeliveryContext,
  PlatformChange,
} from './sync/ports.ts'

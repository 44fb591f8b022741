// qbsync's own tables, described as data: the types of the rows and the statements are made from this.
// The SQL that creates them is in migrations.ts; a test compares the two.
// Every key begins with the connection, so that a distributed PostgreSQL can keep what belongs to one connection in one
// place; `shared` marks the few tables that belong to none.
// Times are milliseconds UTC, flags 0 or 1, JSON is text that the store encodes and decodes, bytes are a Uint8Array.

import { recordingTables } from './recording-tables.ts'
import { requests } from './request-table.ts'

export type ColumnKind = 'text' | 'text?' | 'int' | 'int?' | 'json' | 'json?' | 'bytes'

export interface Table {
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, ColumnKind>>
  /** Belongs to no connection. */
  readonly shared?: true
}

export const tables = {
  /** One company file joined to one account of the platform. */
  connections: {
    key: ['id'],
    columns: {
      id: 'text',
      profile: 'text',
      created_at: 'int',
      /** active, paused */
      state: 'text',
      /** Name the company must have; set at creation or by the first run. */
      company_name: 'text?',
      /** Path handed to the Web Connector, or null for whatever file is open. */
      company_file: 'text?',
      /** Path, country, product, version and preferences the last run reported. */
      company_facts: 'json?',
      /** Choices of the user: accounts, deletions, trigger, live … */
      settings: 'json',
      authenticated_at: 'int?',
      /** waiting, running (from the first login), done */
      initial_sync: 'text',
      last_seen_at: 'int?',
      /** Entities asked for by `qbsync sync`, until a run has served them. */
      due: 'json?',
      /** End of the pause; null: until a person ends it. */
      paused_until: 'int?',
    },
  },
  /** Whose a user name of the Web Connector is: all that is looked up before the connection is known. */
  callers: {
    key: ['user_name'],
    columns: { user_name: 'text', connection_id: 'text' },
    shared: true,
  },
  /** A Web Connector that may call: user name, hash of its password, identity of its .qwc. */
  installations: {
    key: ['connection_id', 'user_name'],
    columns: {
      connection_id: 'text',
      user_name: 'text',
      label: 'text',
      app_name: 'text',
      /** Address its .qwc names. */
      origin: 'text',
      password_hash: 'text',
      owner_id: 'text',
      file_id: 'text',
      generation: 'int',
      created_at: 'int',
      last_seen_at: 'int?',
      /** Part of the profile that it carries; null: all of it. */
      application: 'text?',
      /** Of the generation before, to tell an old password from a wrong one. */
      previous_hash: 'text?',
      /** Its password is dead; the row stays, since the company file may carry its stamp. */
      revoked_at: 'int?',
    },
  },
  /** Protocol state of one run, by its ticket, which tells the connection as well (ticket.ts). */
  sessions: {
    key: ['connection_id', 'ticket'],
    columns: {
      connection_id: 'text',
      ticket: 'text',
      user_name: 'text',
      run_id: 'int',
      state: 'text',
      /** Steps taken: a process that read an older number may not go on with it. */
      step: 'int',
      /** The exact text last handed out, and what it asked for; null when nothing is out. */
      request_text: 'text?',
      operations: 'json?',
      message_set_id: 'text?',
      version: 'text?',
      last_error: 'text?',
      connect_failures: 'int',
      started_at: 'int',
      last_call_at: 'int',
    },
  },
  runs: {
    key: ['connection_id', 'id'],
    columns: {
      connection_id: 'text',
      /** Counted from 1 for each connection. */
      id: 'int',
      user_name: 'text',
      started_at: 'int',
      ended_at: 'int?',
      /** running, done, errors, failed, stopped (by a pause), broken */
      state: 'text',
      percent: 'int',
      exchanges: 'int',
      /** What the run has done so far: steps, counts, what to read again. */
      progress: 'json',
      first_error: 'text?',
    },
  },
  exchanges: {
    key: ['connection_id', 'run_id', 'seq'],
    columns: {
      connection_id: 'text',
      run_id: 'int',
      seq: 'int',
      sent_at: 'int',
      answered_at: 'int?',
      request: 'text',
      answer_bytes: 'int?',
      hresult: 'text?',
      message: 'text?',
      /** What was asked, in words, and what came of it. */
      summary: 'json',
    },
  },
  /** What a run can be replayed from, and which exchanges changed a record. */
  ...recordingTables,
  /** How far an entity has been read. */
  cursors: {
    key: ['connection_id', 'entity'],
    columns: { connection_id: 'text', entity: 'text', position: 'json' },
  },
  /** Platform id ↔ QuickBooks id. */
  links: {
    key: ['connection_id', 'family', 'quickbooks_id'],
    columns: {
      connection_id: 'text',
      family: 'text',
      quickbooks_id: 'text',
      entity: 'text?',
      platform_id: 'text',
      /** quickbooks, platform; null while only a reference to the record has been seen */
      origin: 'text?',
      revision: 'text?',
      /** Number or name a person knows it by. */
      label: 'text?',
      /** Party, open balance, documents it is applied to: what later steps must know. */
      facts: 'json?',
      first_synced_at: 'int',
      last_synced_at: 'int',
      archived_at: 'int?',
      archive_reason: 'text?',
    },
  },
  /** Pushes, written down before they are sent. */
  journal: {
    key: ['connection_id', 'id'],
    columns: {
      connection_id: 'text',
      id: 'text',
      entity: 'text',
      /** create, change, remove; apply: a credit is used for a document */
      op: 'text',
      platform_id: 'text',
      /** waiting, sent, in doubt, unproven (asked, to be looked for), away (somebody may still carry it), restored (to be looked for in a restored file), lost (not in it: a person decides), blocked, next run, conflict, done, withdrawn */
      state: 'text',
      fields: 'json',
      /** Message set it was sent in; the answer is kept by QuickBooks under this id. */
      message_set_id: 'text?',
      run_id: 'int?',
      attempts: 'int',
      /** Revision of what it depends on when it was blocked: it is tried again when that moved. */
      blocked_on: 'text?',
      quickbooks_id: 'text?',
      created_at: 'int',
      changed_at: 'int',
    },
  },
  errors: {
    key: ['connection_id', 'code', 'entity', 'record'],
    columns: {
      connection_id: 'text',
      code: 'text',
      entity: 'text',
      /** Platform id of the record, or empty where the error is not about one. */
      record: 'text',
      label: 'text?',
      party: 'text?',
      reason: 'text',
      hint: 'text',
      retry: 'text',
      raw_code: 'text?',
      run_id: 'int?',
      first_at: 'int',
      last_at: 'int',
      count: 'int',
      /** open, cleared */
      state: 'text',
    },
  },
  skips: {
    key: ['connection_id', 'code', 'entity', 'record'],
    columns: {
      connection_id: 'text',
      code: 'text',
      entity: 'text',
      record: 'text',
      label: 'text?',
      reason: 'text',
      run_id: 'int?',
      first_at: 'int',
      last_at: 'int',
      count: 'int',
    },
  },
  /** Records that both sides changed since the last sync; the newest of each. */
  conflicts: {
    key: ['connection_id', 'entity', 'record'],
    columns: {
      connection_id: 'text',
      entity: 'text',
      /** Platform id. */
      record: 'text',
      label: 'text?',
      /** By column: what it was, what QuickBooks says, what the platform says. */
      fields: 'json',
      journal_id: 'text',
      found_at: 'int',
      /** open; chosen, until the next run has done it; resolved */
      state: 'text',
      /** quickbooks, platform */
      winner: 'text?',
      resolved_at: 'int?',
      /** rule, or who chose. */
      resolved_by: 'text?',
    },
  },
  /** Ids that a comparison of everything has seen so far (R23). */
  sightings: {
    key: ['connection_id', 'entity', 'quickbooks_id'],
    columns: { connection_id: 'text', entity: 'text', quickbooks_id: 'text' },
  },
  /** What a person asked QuickBooks through the next run, and what came back. */
  requests,
  /** Programs that serve the Web Connector now, by their heartbeat. */
  servers: {
    key: ['id'],
    columns: { id: 'text', url: 'text', pid: 'int', started_at: 'int', beat_at: 'int' },
    shared: true,
  },
} as const satisfies Record<string, Table>

export type TableName = keyof typeof tables

type Value<K extends ColumnKind> = K extends 'text'
  ? string
  : K extends 'text?'
    ? string | null
    : K extends 'int'
      ? number
      : K extends 'int?'
        ? number | null
        : K extends 'bytes'
          ? Uint8Array
          : unknown

export type Row<T extends TableName> = {
  -readonly [C in keyof (typeof tables)[T]['columns']]: Value<
    (typeof tables)[T]['columns'][C] & ColumnKind
  >
}

// The migration after which every key begins with the connection. The old tables are set aside, made anew and filled
// from there, since SQLite cannot change a key. Runs keep the numbers they have; later ones count on from them, for
// each connection by itself. What belongs to a run that is gone goes with it.

interface Move {
  readonly table: string
  /** Columns and key as of this migration. */
  readonly columns: string
  /** What is taken over, in this order; of a joined run where the old table did not name the connection. */
  readonly names: string
  readonly ofRun?: true
  readonly becomes?: Readonly<Record<string, string>>
  readonly rowid?: true
  readonly indexes: readonly string[]
}

const moves: readonly Move[] = [
  {
    table: 'installations',
    columns: `
  connection_id text not null references connections (id), user_name text not null,
  label text not null, app_name text not null, origin text not null, password_hash text not null,
  owner_id text not null, file_id text not null, generation integer not null,
  created_at integer not null, last_seen_at integer, application text, previous_hash text,
  revoked_at integer, primary key (connection_id, user_name)`,
    names:
      'connection_id, user_name, label, app_name, origin, password_hash, owner_id, file_id, generation, created_at, last_seen_at, application, previous_hash, revoked_at',
    indexes: [],
  },
  {
    table: 'sessions',
    columns: `
  connection_id text not null, ticket text not null, user_name text not null,
  run_id integer not null, state text not null, step integer not null, request_text text,
  operations text, message_set_id text, version text, last_error text,
  connect_failures integer not null, started_at integer not null, last_call_at integer not null,
  primary key (connection_id, ticket)`,
    names:
      'connection_id, ticket, user_name, run_id, state, step, request_text, operations, message_set_id, version, last_error, connect_failures, started_at, last_call_at',
    // Whoever is at it comes with the ticket of before, is told that its session has ended, and logs in again.
    becomes: { ticket: "ticket || '.' || connection_id" },
    rowid: true,
    indexes: [],
  },
  {
    table: 'runs',
    columns: `
  connection_id text not null, id integer not null, user_name text not null,
  started_at integer not null, ended_at integer, state text not null, percent integer not null,
  exchanges integer not null, progress text not null, first_error text,
  primary key (connection_id, id)`,
    names:
      'connection_id, id, user_name, started_at, ended_at, state, percent, exchanges, progress, first_error',
    rowid: true,
    indexes: ['runs_ended on runs (ended_at)'],
  },
  {
    table: 'exchanges',
    columns: `
  connection_id text not null, run_id integer not null, seq integer not null,
  sent_at integer not null, answered_at integer, request text not null, answer_bytes integer,
  hresult text, message text, summary text not null, primary key (connection_id, run_id, seq)`,
    names: 'run_id, seq, sent_at, answered_at, request, answer_bytes, hresult, message, summary',
    ofRun: true,
    indexes: ['exchanges_sent on exchanges (sent_at)'],
  },
  {
    table: 'recordings',
    columns: `
  connection_id text not null, run_id integer not null, part integer not null, seq integer not null,
  kind text not null, at integer not null, raw_bytes integer not null, data blob not null,
  primary key (connection_id, run_id, part)`,
    names: 'run_id, part, seq, kind, at, raw_bytes, data',
    ofRun: true,
    rowid: true,
    indexes: ['recordings_at on recordings (at)'],
  },
  {
    table: 'mentions',
    columns: `
  connection_id text not null, run_id integer not null, seq integer not null, entity text not null,
  records text not null, at integer not null, primary key (connection_id, run_id, seq, entity)`,
    names: 'connection_id, run_id, seq, entity, records, at',
    indexes: ['mentions_at on mentions (at)'],
  },
  {
    table: 'journal',
    columns: `
  connection_id text not null, id text not null, entity text not null, op text not null,
  platform_id text not null, state text not null, fields text not null, message_set_id text,
  run_id integer, attempts integer not null, blocked_on text, quickbooks_id text,
  created_at integer not null, changed_at integer not null, primary key (connection_id, id)`,
    names:
      'connection_id, id, entity, op, platform_id, state, fields, message_set_id, run_id, attempts, blocked_on, quickbooks_id, created_at, changed_at',
    rowid: true,
    indexes: [
      'journal_state on journal (connection_id, state)',
      'journal_record on journal (connection_id, entity, platform_id)',
      'journal_run on journal (connection_id, run_id)',
    ],
  },
  {
    table: 'requests',
    columns: `
  connection_id text not null, id integer not null, asked_at integer not null,
  asked_by text not null, title text not null, document text not null, is_write integer not null,
  state text not null, attempts integer not null, message_set_id text, run_id integer,
  answered_at integer, answer text, problem text, primary key (connection_id, id)`,
    names:
      'connection_id, id, asked_at, asked_by, title, document, is_write, state, attempts, message_set_id, run_id, answered_at, answer, problem',
    rowid: true,
    indexes: ['requests_state on requests (connection_id, state)'],
  },
]

function sqlOf({ table, columns, names, becomes, ofRun, rowid, indexes }: Move): string {
  const own = names.split(', ').map((name) => becomes?.[name] ?? `${table}_old.${name}`)
  const into = ofRun ? `connection_id, ${names}` : names
  const from = ofRun
    ? `select runs.connection_id, ${own.join(', ')} from ${table}_old join runs on runs.id = ${table}_old.run_id`
    : `select ${own.join(', ')} from ${table}_old`
  return `
alter table ${table} rename to ${table}_old;
create table ${table} (${columns}
)${rowid ? '' : ' without rowid'};
insert into ${table} (${into}) ${from};
drop table ${table}_old;
${indexes.map((index) => `create index ${index};\n`).join('')}`
}

export const keysByConnection = `
create table callers (user_name text primary key, connection_id text not null) without rowid;
insert into callers (user_name, connection_id) select user_name, connection_id from installations;
${moves.map(sqlOf).join('')}
drop index errors_run;
create index errors_run on errors (connection_id, run_id);
`

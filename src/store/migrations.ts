// The history of the schema, in order. Never edit a text that has been released: add one.
// Each runs in a transaction of its own; the number of the last is kept in the database.

import { keysByConnection } from './keys-by-connection.ts'

export const migrations: readonly string[] = [
  `
create table connections (
  id text primary key, profile text not null, created_at integer not null, state text not null,
  company_name text, company_file text, company_facts text, settings text not null,
  authenticated_at integer, initial_sync text not null, last_seen_at integer, due text
);
create table installations (
  user_name text primary key, connection_id text not null references connections (id),
  label text not null, app_name text not null, origin text not null, password_hash text not null,
  owner_id text not null, file_id text not null, generation integer not null,
  created_at integer not null, last_seen_at integer
);
create index installations_connection on installations (connection_id);
create table sessions (
  ticket text primary key, user_name text not null, connection_id text not null,
  run_id integer not null, state text not null, step integer not null, request_text text,
  operations text,
  message_set_id text, version text, last_error text, connect_failures integer not null,
  started_at integer not null, last_call_at integer not null
);
create index sessions_connection on sessions (connection_id, state);
create table runs (
  id integer primary key, connection_id text not null, user_name text not null,
  started_at integer not null, ended_at integer, state text not null, percent integer not null,
  exchanges integer not null, progress text not null, first_error text
);
create index runs_connection on runs (connection_id, id);
create table exchanges (
  run_id integer not null, seq integer not null, sent_at integer not null, answered_at integer,
  request text not null, answer_bytes integer, hresult text, message text, summary text not null,
  primary key (run_id, seq)
) without rowid;
create table cursors (
  connection_id text not null, entity text not null, position text not null,
  primary key (connection_id, entity)
) without rowid;
create table links (
  connection_id text not null, family text not null, quickbooks_id text not null, entity text,
  platform_id text not null, origin text, revision text, label text, facts text,
  first_synced_at integer not null, last_synced_at integer not null,
  archived_at integer, archive_reason text,
  primary key (connection_id, family, quickbooks_id)
) without rowid;
create unique index links_platform on links (connection_id, family, platform_id);
create table journal (
  id text primary key, connection_id text not null, entity text not null, op text not null,
  platform_id text not null, state text not null, fields text not null, message_set_id text,
  run_id integer, attempts integer not null, blocked_on text, quickbooks_id text,
  created_at integer not null, changed_at integer not null
);
create index journal_state on journal (connection_id, state);
create index journal_record on journal (connection_id, entity, platform_id);
create table errors (
  connection_id text not null, code text not null, entity text not null, record text not null,
  label text, party text, reason text not null, hint text not null, retry text not null,
  raw_code text, run_id integer, first_at integer not null, last_at integer not null,
  count integer not null, state text not null,
  primary key (connection_id, code, entity, record)
) without rowid;
create table skips (
  connection_id text not null, code text not null, entity text not null, record text not null,
  label text, reason text not null, run_id integer, first_at integer not null,
  last_at integer not null, count integer not null,
  primary key (connection_id, code, entity, record)
) without rowid;
create table servers (
  id text primary key, url text not null, pid integer not null,
  started_at integer not null, beat_at integer not null
);
`,
  // What the planner cannot know of a new file: a family holds many links. Without it, a look for some platform ids
  // walks over all links of their family: 16 ms with 20,000 invoices, more with more, twice in every exchange.
  `
analyze links;
insert into sqlite_stat1 (tbl, idx, stat) values
  ('links', 'links', '100000 100000 20000 1'), ('links', 'links_platform', '100000 100000 20000 1');
analyze sqlite_schema;
`,
  // Pauses with an end, installations that carry a part of the profile or are revoked, and the hash by which an old password is told from a wrong one.
  `
alter table connections add column paused_until integer;
alter table installations add column application text;
alter table installations add column previous_hash text;
alter table installations add column revoked_at integer;
`,
  // Records that both sides changed since the last sync.
  `
create table conflicts (
  connection_id text not null, entity text not null, record text not null, label text,
  fields text not null, journal_id text not null, found_at integer not null, state text not null,
  winner text, resolved_at integer, resolved_by text,
  primary key (connection_id, entity, record)
) without rowid;
create table sightings (
  connection_id text not null, entity text not null, quickbooks_id text not null,
  primary key (connection_id, entity, quickbooks_id)
) without rowid;
`,
  // Recordings of runs, and the records that each exchange changed.
  `
create table recordings (
  run_id integer not null, part integer not null, seq integer not null, kind text not null,
  at integer not null, raw_bytes integer not null, data blob not null,
  primary key (run_id, part)
);
create table mentions (
  run_id integer not null, seq integer not null, entity text not null,
  connection_id text not null, records text not null, at integer not null,
  primary key (run_id, seq, entity)
) without rowid;
create index mentions_at on mentions (at);
create index recordings_at on recordings (at);
`,
  // What is old is found by its age, and what refers to it by its run, however many runs there are.
  `
create index runs_ended on runs (ended_at);
create index exchanges_sent on exchanges (sent_at);
create index errors_run on errors (run_id);
create index journal_run on journal (run_id);
`,
  // What people ask QuickBooks through the next run.
  `
create table requests (
  id integer primary key, connection_id text not null, asked_at integer not null, asked_by text not null,
  title text not null, document text not null, is_write integer not null, state text not null,
  attempts integer not null, message_set_id text, run_id integer, answered_at integer, answer text, problem text
);
create index requests_state on requests (connection_id, state);
`,
  keysByConnection,
]

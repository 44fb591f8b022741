// A store from before the keys began with the connection: two connections with a run each, of which one is under way.
import { expect } from 'vitest'
import { migrations } from '../../src/store/migrations.ts'
import { allRows, type Row, type Store, type TableName } from '../../src/store/store.ts'

export const oldMigrations = migrations.slice(0, 7)

export const oldRows = `
insert into connections (id, profile, created_at, state, settings, initial_sync)
  values ('oak', 'payments-desktop', 1, 'active', '{}', 'done'), ('rivera', 'payments-desktop', 1, 'active', '{}', 'done');
insert into installations (user_name, connection_id, label, app_name, origin, password_hash, owner_id, file_id, generation, created_at)
  values ('oak', 'oak', 'first', 'a', 'o', 'h', '{1}', '{2}', 1, 1), ('rivera-2', 'rivera', 'first', 'a', 'o', 'h', '{1}', '{3}', 1, 1);
insert into runs (id, connection_id, user_name, started_at, ended_at, state, percent, exchanges, progress)
  values (1, 'oak', 'oak', 1, 2, 'done', 100, 1, '{}'), (2, 'rivera', 'rivera-2', 3, null, 'running', 0, 1, '{}');
insert into sessions (ticket, user_name, connection_id, run_id, state, step, request_text, operations, connect_failures, started_at, last_call_at)
  values ('abc', 'rivera-2', 'rivera', 2, 'WaitForResponse', 2, 'text', '[]', 0, 3, 4);
insert into exchanges (run_id, seq, sent_at, request, summary)
  values (1, 1, 1, 'of oak', '{}'), (2, 1, 3, 'of rivera', '{}'), (9, 1, 3, 'of a run that is gone', '{}');
insert into recordings (run_id, part, seq, kind, at, raw_bytes, data) values (2, 1, 1, 'tape', 3, 0, '');
insert into mentions (run_id, seq, entity, connection_id, records, at) values (2, 1, 'Invoice', 'rivera', '["i-1"]', 3);
insert into journal (id, connection_id, entity, op, platform_id, state, fields, run_id, attempts, created_at, changed_at)
  values ('j-1', 'rivera', 'ReceivePayment', 'create', 'p-1', 'sent', '{}', 2, 1, 3, 3);
insert into requests (id, connection_id, asked_at, asked_by, title, document, is_write, state, attempts)
  values (1, 'oak', 1, 'me', 't', 'd', 0, 'waiting', 0);
`

/** Nothing is lost but what belonged to no run; the session is found under a ticket that names its connection. */
export async function expectNewKeys(store: Store): Promise<void> {
  const all = async <T extends TableName>(table: T, ...names: (keyof Row<T>)[]) => {
    const rows: unknown[][] = []
    for await (const row of allRows(store, table)) rows.push(names.map((name) => row[name]))
    return rows
  }
  expect({
    callers: await all('callers', 'user_name', 'connection_id'),
    installations: await all('installations', 'connection_id', 'user_name', 'file_id'),
    runs: await all('runs', 'connection_id', 'id', 'state'),
    sessions: await all('sessions', 'connection_id', 'ticket', 'run_id', 'request_text'),
    exchanges: await all('exchanges', 'connection_id', 'run_id', 'request'),
    recordings: await all('recordings', 'connection_id', 'run_id', 'part'),
    mentions: await all('mentions', 'connection_id', 'run_id', 'records'),
    journal: await all('journal', 'connection_id', 'id', 'state', 'run_id'),
    requests: await all('requests', 'connection_id', 'id', 'state'),
  }).toEqual({
    callers: [
      ['oak', 'oak'],
      ['rivera-2', 'rivera'],
    ],
    installations: [
      ['oak', 'oak', '{2}'],
      ['rivera', 'rivera-2', '{3}'],
    ],
    runs: [
      ['oak', 1, 'done'],
      ['rivera', 2, 'running'],
    ],
    sessions: [['rivera', 'abc.rivera', 2, 'text']],
    exchanges: [
      ['oak', 1, 'of oak'],
      ['rivera', 2, 'of rivera'],
    ],
    recordings: [['rivera', 2, 1]],
    mentions: [['rivera', 2, ['i-1']]],
    journal: [['rivera', 'j-1', 'sent', 2]],
    requests: [['oak', 1, 'waiting']],
  })
}

// The tables of a company file. Balances, applied amounts and use counts are kept by triggers on the rows that
// cause them, so that no kind of transaction needs code that takes its effects back.

import { stockSchema } from './stock-tables.ts'
import { tallyTable, tallyTriggers } from './tally-tables.ts'

/** Marks a SQLite file as a simulated company ("qbsm"), and the form of its tables. */
export const applicationId = 0x7162736d
export const schemaVersion = 4

export const schema = `
-- Facts as text, counters as integers: in one table, so that a request writes one page of it.
create table meta (key text primary key, value not null) without rowid;

create table lists (
  serial integer primary key,
  family text not null,
  kind text not null,
  id text not null,
  name text not null,
  name_key text not null,
  full_name text not null,
  -- Folded, with the colon turned into U+0001 so that children sort right behind their parent.
  full_key text not null,
  parent text,
  is_active integer not null,
  special text,
  revision integer not null,
  created integer not null,
  modified integer not null,
  body text not null
);
create unique index lists_id on lists (family, id);
create unique index lists_name on lists (family, full_key);
create index lists_kind on lists (kind, full_key);
create index lists_leaf on lists (kind, name_key);
create index lists_modified on lists (kind, modified);
create index lists_parent on lists (family, parent) where parent is not null;
create index lists_special on lists (special) where special is not null;

create table txns (
  serial integer primary key,
  kind text not null,
  id text not null,
  number integer not null,
  date text not null,
  ref_number text,
  ref_key text,
  ref_value integer,
  party text,
  account text,
  total integer not null,
  applied integer not null default 0,
  is_pending integer not null default 0,
  revision integer not null,
  created integer not null,
  modified integer not null,
  head text not null,
  lines text not null
);
create index txns_date on txns (kind, date, serial);
create index txns_party on txns (party, kind, date, serial);
create index txns_open on txns (kind, date, serial) where total <> applied;
create index txns_party_open on txns (party, kind, date, serial) where total <> applied;

-- Which payment or credit (source) was applied to which document (target).
create table links (
  id integer primary key,
  source integer not null,
  target integer not null,
  kind text not null,
  amount integer not null,
  discount integer not null default 0,
  discount_account text,
  discount_class text,
  via integer
);
create index links_source on links (source);
create index links_target on links (target);
create index links_via on links (via) where via is not null;
create trigger links_in after insert on links begin
  update txns set applied = applied + new.amount where serial = new.source;
  update txns set applied = applied + new.amount + new.discount where serial = new.target;
end;
create trigger links_out after delete on links begin
  update txns set applied = applied - old.amount where serial = old.source;
  update txns set applied = applied - old.amount - old.discount where serial = old.target;
end;
create trigger links_change after update on links begin
  update txns set applied = applied - old.amount + new.amount where serial = new.source;
  update txns set applied = applied - old.amount - old.discount + new.amount + new.discount
    where serial = new.target;
end;

-- Double entry: cents, debits positive.
create table postings (
  txn integer not null,
  account text not null,
  party text not null,
  amount integer not null,
  -- Of the line, for reports alone: a class, and the customer or job it is for.
  class text not null,
  job text not null
);
create index postings_txn on postings (txn);
-- One row an account (party '') and one for each account and name on it.
create table balances (
  account text not null,
  party text not null,
  amount integer not null,
  entries integer not null,
  primary key (account, party)
) without rowid;
create index balances_party on balances (party) where party <> '';
create trigger postings_in after insert on postings begin
  insert into balances values (new.account, '', new.amount, 1)
    on conflict do update set amount = amount + new.amount, entries = entries + 1;
  insert into balances select new.account, new.party, new.amount, 1 where new.party <> ''
    on conflict do update set amount = amount + new.amount, entries = entries + 1;
end;
create trigger postings_out after delete on postings begin
  update balances set amount = amount - old.amount, entries = entries - 1
    where account = old.account and party = '';
  update balances set amount = amount - old.amount, entries = entries - 1
    where account = old.account and party = old.party and old.party <> '';
end;

create table tombstones (
  serial integer primary key,
  kind text not null,
  id text not null,
  label text,
  created integer not null,
  deleted integer not null
);
create index tombstones_kind on tombstones (kind, deleted);

create table message_sets (
  serial integer primary key,
  app text not null,
  id text not null,
  checksum text not null,
  answer text,
  unique (app, id)
);

-- object: 'company', a list family and id, or a transaction id.
create table data_exts (
  object text not null,
  owner text not null,
  name text not null,
  type text not null,
  value text not null,
  primary key (object, owner, name)
) without rowid;

create table data_ext_defs (
  owner text not null,
  name text not null,
  type text not null,
  -- Words of AssignToObject, with blanks between.
  objects text not null,
  primary key (owner, name)
) without rowid;

-- Records open in an edit window.
create table locks (id text primary key, who text not null) without rowid;
`

/** Columns that came after a version. */
export const laterColumns: Readonly<Record<number, string>> = {
  1: `
alter table postings add column class text not null default '';
alter table postings add column job text not null default '';
`,
  2: `
drop index txns_modified;
drop index txns_ref;
drop index txns_ref_value;
`,
}

/** Tables and indexes that came after version 1: made in every new file, and in an older one when it is opened. */
export const laterTables = `
-- What stands in Undeposited Funds, and the deposit that took it (qbxml-semantics.md 15.4).
create table if not exists to_deposit (
  txn integer primary key,
  amount integer not null,
  deposit integer
);
create index if not exists to_deposit_open on to_deposit (txn) where deposit is null;
create index if not exists to_deposit_by on to_deposit (deposit) where deposit is not null;
create trigger if not exists to_deposit_out after delete on postings begin
  delete from to_deposit where txn = old.txn and deposit is null;
end;

-- Reconciled by ClearedStatusMod; line '' is the transaction itself.
create table if not exists cleared (
  txn integer not null,
  line text not null,
  status text not null,
  primary key (txn, line)
) without rowid;

-- The date behind what is asked for: a set of some hundred records is put in its order without a look at the rows.
create index if not exists txns_modified on txns (kind, modified, date);
create index if not exists txns_ref on txns (kind, ref_key, date);
create index if not exists txns_ref_value on txns (kind, ref_value, date) where ref_value is not null;
create index if not exists txns_open_modified on txns (kind, modified, date) where total <> applied;
create index if not exists txns_account on txns (kind, account, date, serial) where account is not null;
`.concat(stockSchema, tallyTable, tallyTriggers)

/** What stood in Undeposited Funds before there were deposits waits for one. */
export const waitingOfOld = `
insert into to_deposit (txn, amount)
  select p.txn, sum(p.amount) from postings p
  join lists a on a.special = 'UndepositedFunds' and a.family = 'accounts' and a.id = p.account
  group by p.txn having sum(p.amount) <> 0;
`

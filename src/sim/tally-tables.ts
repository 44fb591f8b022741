// How many transactions there are of a kind, without looking at each: counts by day, by span of the last change, by
// span of numbers, by beginning of the number as text and by account, kept by triggers.

/** A span is so many powers of two wide: 18 hours, and 1,024 numbers. A day is a span of its own. */
export const modifiedBits = 16
export const numberBits = 10

/** What is no digit, as numbers begin with it, and noughts that only fill up: inv-000017 counts as of inv-00001…. */
const before = 'abcdefghijklmnopqrstuvwxyz -_/.#&:0'

/**
 * The beginning of a folded number up to its third digit that is no nought: as many numbers have it in common as
 * would be counted one by one. A number that sorts behind another has the same beginning or one that sorts behind.
 */
export const beginning = (of: string): string =>
  `substr(${of}, 1, length(${of}) - length(ltrim(${of}, '${before}')) + 3)`

type Axis = 'date' | 'modified' | 'ref_value' | 'ref_key' | 'account'

/** What is counted as one, of a row named before it: an expression over `row.column`. */
const buckets: Readonly<Record<Axis, (row: 'new' | 'old') => string>> = {
  date: (row) => `${row}.date`,
  modified: (row) => `${row}.modified >> ${modifiedBits}`,
  ref_value: (row) => `${row}.ref_value >> ${numberBits}`,
  ref_key: (row) => beginning(`${row}.ref_key`),
  account: (row) => `${row}.account`,
}

const openOf = (axis: Axis, row: 'new' | 'old'): string =>
  axis === 'date' ? `(${row}.total <> ${row}.applied)` : '0'

const more = 'on conflict do update set count = count + 1, open = open + excluded.open'

/** One more of a row that has a value. */
const put = (axis: Axis): string =>
  `insert into tallies values ('${axis}', new.kind, ${buckets[axis]('new')}, 1, ${openOf(axis, 'new')}) ${more};`

const putIfAny = (axis: Axis): string =>
  `insert into tallies select '${axis}', new.kind, ${buckets[axis]('new')}, 1, 0
     where ${buckets[axis]('new')} is not null ${more};`

/** One less; of a row without a value there is nothing to be found. */
const takeOff = (axis: Axis): string =>
  `update tallies set count = count - 1, open = open - ${openOf(axis, 'old')}
     where axis = '${axis}' and kind = old.kind and bucket = ${buckets[axis]('old')};`

export const tallyTriggers = `
create trigger if not exists tallies_in after insert on txns begin
  ${put('date')}
  ${put('modified')}
end;
create trigger if not exists tallies_in_number after insert on txns when new.ref_value is not null begin
  ${put('ref_value')}
end;
create trigger if not exists tallies_out after delete on txns begin
  ${takeOff('date')}
  ${takeOff('modified')}
  ${takeOff('ref_value')}
end;
create trigger if not exists tallies_date after update of date, total, applied on txns
  when old.date <> new.date or (old.total <> old.applied) <> (new.total <> new.applied) begin
  ${takeOff('date')}
  ${put('date')}
end;
create trigger if not exists tallies_modified after update of modified on txns
  when old.modified >> ${modifiedBits} <> new.modified >> ${modifiedBits} begin
  ${takeOff('modified')}
  ${put('modified')}
end;
create trigger if not exists tallies_in_key after insert on txns when new.ref_key is not null begin
  ${put('ref_key')}
end;
create trigger if not exists tallies_in_account after insert on txns when new.account is not null begin
  ${put('account')}
end;
create trigger if not exists tallies_out_more after delete on txns begin
  ${takeOff('ref_key')}
  ${takeOff('account')}
end;
create trigger if not exists tallies_key after update of ref_key on txns
  when old.ref_key is not new.ref_key begin
  ${takeOff('ref_key')}
  ${putIfAny('ref_key')}
end;
create trigger if not exists tallies_account after update of account on txns
  when old.account is not new.account begin
  ${takeOff('account')}
  ${putIfAny('account')}
end;
create trigger if not exists tallies_number after update of ref_value on txns
  when old.ref_value is not new.ref_value begin
  ${takeOff('ref_value')}
  ${putIfAny('ref_value')}
end;
`

export const tallyTable = `
create table if not exists tallies (
  axis text not null,
  kind text not null,
  -- A day, the number of a span, the beginning of a number, an account.
  bucket not null,
  count integer not null,
  open integer not null,
  primary key (axis, kind, bucket)
) without rowid;
`

/** All of them counted at once from the indexes, for a file that was filled without the triggers. */
export const tallyAgain = `
delete from tallies;
insert into tallies select 'date', kind, date, count(*), 0 from txns indexed by txns_date group by kind, date;
insert into tallies select 'date', kind, date, 0, count(*) from txns indexed by txns_open
  where total <> applied group by kind, date on conflict do update set open = excluded.open;
insert into tallies select 'modified', kind, modified >> ${modifiedBits}, count(*), 0 from txns indexed by txns_modified
  group by kind, modified >> ${modifiedBits};
insert into tallies select 'ref_value', kind, ref_value >> ${numberBits}, count(*), 0 from txns indexed by txns_ref_value
  where ref_value is not null group by kind, ref_value >> ${numberBits};
insert into tallies select 'ref_key', kind, ${beginning('ref_key')} as key, count(*), 0 from txns indexed by txns_ref
  where ref_key is not null group by kind, key;
insert into tallies select 'account', kind, account, count(*), 0 from txns indexed by txns_account
  where account is not null group by kind, account;
`

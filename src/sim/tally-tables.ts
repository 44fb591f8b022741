// How many transactions there are of a kind, without looking at each: counts by day, by span of the last change and
// by span of numbers, kept by triggers.

/** A span is so many powers of two wide: 18 hours, and 1,024 numbers. A day is a span of its own. */
export const modifiedBits = 16
export const numberBits = 10

type Axis = 'date' | 'modified' | 'ref_value'

const put = (axis: Axis, row: 'new' | 'old', by: 1 | -1): string => {
  const bucket = { date: 'date', modified: `modified >> ${modifiedBits}` }
  const of = { ...bucket, ref_value: `ref_value >> ${numberBits}` }[axis]
  const [first, ...rest] = of.split(' ')
  const value = [`${row}.${first}`, ...rest].join(' ')
  const open = axis === 'date' ? `${by} * (${row}.total <> ${row}.applied)` : '0'
  return by === 1
    ? `insert into tallies values ('${axis}', ${row}.kind, ${value}, 1, ${open})
         on conflict do update set count = count + 1, open = open + excluded.open;`
    : `update tallies set count = count - 1, open = open + ${open}
         where axis = '${axis}' and kind = ${row}.kind and bucket = ${value};`
}

export const tallyTriggers = `
create trigger if not exists tallies_in after insert on txns begin
  ${put('date', 'new', 1)}
  ${put('modified', 'new', 1)}
end;
create trigger if not exists tallies_in_number after insert on txns when new.ref_value is not null begin
  ${put('ref_value', 'new', 1)}
end;
create trigger if not exists tallies_out after delete on txns begin
  ${put('date', 'old', -1)}
  ${put('modified', 'old', -1)}
  ${put('ref_value', 'old', -1)}
end;
create trigger if not exists tallies_date after update of date, total, applied on txns
  when old.date <> new.date or (old.total <> old.applied) <> (new.total <> new.applied) begin
  ${put('date', 'old', -1)}
  ${put('date', 'new', 1)}
end;
create trigger if not exists tallies_modified after update of modified on txns
  when old.modified >> ${modifiedBits} <> new.modified >> ${modifiedBits} begin
  ${put('modified', 'old', -1)}
  ${put('modified', 'new', 1)}
end;
create trigger if not exists tallies_number after update of ref_value on txns
  when old.ref_value is not new.ref_value begin
  ${put('ref_value', 'old', -1)}
  insert into tallies select 'ref_value', new.kind, new.ref_value >> ${numberBits}, 1, 0
    where new.ref_value is not null on conflict do update set count = count + 1;
end;
`

export const tallyTable = `
create table if not exists tallies (
  axis text not null,
  kind text not null,
  -- A day, or the number of a span.
  bucket not null,
  count integer not null,
  open integer not null,
  primary key (axis, kind, bucket)
) without rowid;
`

/** All of them counted at once, for a file that was filled without the triggers. */
export const tallyAgain = `
delete from tallies;
insert into tallies select 'date', kind, date, count(*), sum(total <> applied) from txns group by kind, date;
insert into tallies select 'modified', kind, modified >> ${modifiedBits}, count(*), 0 from txns
  group by kind, modified >> ${modifiedBits};
insert into tallies select 'ref_value', kind, ref_value >> ${numberBits}, count(*), 0 from txns
  where ref_value is not null group by kind, ref_value >> ${numberBits};
`

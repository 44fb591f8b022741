// Making a file full of records: indexes and sums that nothing asks for meanwhile are built at the end in one go,
// sorted, in place of being kept row by row at places all over the file.
import type Database from 'better-sqlite3'
import { tallyAgain } from './tally-tables.ts'

/**
 * Indexes that no request of a generator asks for. Those in whose order records are made are left in place: to keep
 * them takes less than to read the whole file once more.
 */
const indexes = [
  'txns_modified',
  'txns_open_modified',
  'txns_party',
  'txns_ref',
  'txns_ref_value',
  'txns_open',
]
/** They keep the sums of postings, which nothing that is made in bulk asks for. */
const triggers = [
  'postings_in',
  'postings_out',
  'tallies_in',
  'tallies_in_number',
  'tallies_in_key',
  'tallies_in_account',
  'tallies_out',
  'tallies_out_more',
  'tallies_date',
  'tallies_modified',
  'tallies_number',
  'tallies_key',
  'tallies_account',
]

const balances = `
delete from balances;
create temp table sums as
  select account, party, sum(amount) as amount, count(*) as entries from postings group by account, party;
insert into balances select * from sums where party <> '';
insert into balances select account, '', sum(amount), sum(entries) from sums group by account;
drop table sums;
`

/** Takes them away; what it gives puts them back and makes them right. */
export function takeApart(db: Database.Database): () => void {
  const of = db.prepare('select name, type, sql from sqlite_schema where name = ?')
  const parts = [...indexes, ...triggers]
    .map((name) => of.get(name) as { name: string; type: string; sql: string } | undefined)
    .filter((part) => part !== undefined)
  for (const { name, type } of parts) db.exec(`drop ${type} ${name}`)
  return () => {
    // Sorted in memory, the rows of a large file would take as much of it as they are long.
    db.pragma('temp_store = file')
    // What is sorted at once is as large as the cache, and beside it.
    db.pragma('cache_size = -16384')
    db.exec('begin')
    db.exec(balances)
    for (const { type, sql } of parts) if (type === 'index') db.exec(sql)
    db.exec(tallyAgain)
    for (const { type, sql } of parts) if (type === 'trigger') db.exec(sql)
    db.exec('commit')
  }
}

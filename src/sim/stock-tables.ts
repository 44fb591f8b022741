// What follows from the lines of transactions besides postings: stock, line links, what is on order. All of it is
// worked out again whenever a transaction is saved, so that no kind of transaction takes its effects back itself.

export const stockSchema = `
-- Stock in the order of its history. Quantities are whole 10^-5, values and moved are cents.
create table if not exists stock (
  item text not null,
  date text not null,
  txn integer not null,
  seq integer not null,
  kind text not null,
  quantity integer not null,
  -- Stated by the form; null where it is worked out.
  value integer,
  contra text not null,
  -- Worked out: after this row, and what it moved of the asset account.
  on_hand integer not null default 0,
  worth integer not null default 0,
  cost integer not null default 0,
  moved integer not null default 0,
  primary key (item, date, txn, seq)
) without rowid;
create index if not exists stock_txn on stock (txn, seq);

-- A line made from a line of an order: quantity in 10^-5.
create table if not exists line_links (
  source integer not null,
  source_line text not null,
  target integer not null,
  target_line text not null,
  quantity integer not null,
  primary key (source, source_line)
) without rowid;
create index if not exists line_links_target on line_links (target, target_line);

-- What the lines of open orders ask for of an item, and how much of that has been taken over: 10^-5.
create table if not exists on_order (
  txn integer not null,
  line text not null,
  item text not null,
  side text not null,
  quantity integer not null,
  done integer not null,
  primary key (txn, line)
) without rowid;
create index if not exists on_order_item on on_order (item, side) where done < quantity;
create trigger if not exists line_links_in after insert on line_links begin
  update on_order set done = done + new.quantity where txn = new.target and line = new.target_line;
end;
create trigger if not exists line_links_out after delete on line_links begin
  update on_order set done = done - old.quantity where txn = old.target and line = old.target_line;
end;
`

import type pg from "pg";

/** How many rows are held at a time. */
const CHUNK = 2_000;
let cursors = 0;

/**
 * The rows of a query one by one, through a server-side cursor: constant memory whatever the table's size. Needs an open
 * transaction; several streams may be read in turn on one connection.
 * @param text a query without parameters
 */
export async function* rowsOf<Row extends pg.QueryResultRow>(client: pg.ClientBase, text: string): AsyncGenerator<Row, void> {
  const name = `verify_${++cursors}`;
  await client.query(`declare ${name} no scroll cursor for ${text}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${CHUNK} from ${name}`);
    yield* rows;
    if (rows.length < CHUNK) break;
  }
  await client.query(`close ${name}`);
}

/**
 * Groups of one stream that belong to the keys of another, both ordered by the key: a merge that holds one group at a time.
 * Groups that have no key in `keys` are given with `key` null.
 */
export async function* joined<Key, Row>(
  keys: AsyncIterable<Key>,
  idOfKey: (key: Key) => string,
  rows: AsyncIterator<Row>,
  idOfRow: (row: Row) => string,
): AsyncGenerator<Readonly<{ key: Key | null; id: string; rows: readonly Row[] }>, void> {
  let row = await rows.next();
  const group = async (id: string): Promise<Row[]> => {
    const members: Row[] = [];
    while (!row.done && idOfRow(row.value) === id) {
      members.push(row.value);
      row = await rows.next();
    }
    return members;
  };
  for await (const key of keys) {
    const id = idOfKey(key);
    while (!row.done && idOfRow(row.value) < id) {
      const stray = idOfRow(row.value);
      yield { key: null, id: stray, rows: await group(stray) };
    }
    yield { key, id, rows: await group(id) };
  }
  while (!row.done) {
    const stray = idOfRow(row.value);
    yield { key: null, id: stray, rows: await group(stray) };
  }
}

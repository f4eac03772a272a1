import type { Queryable } from '../issuer/database.ts';

/** What is kept under a name, if anything. */
export async function readSetting<Value>(database: Queryable, name: string): Promise<Value | undefined> {
  const [row] = await database.query<{ value: Value }>('select value from setting where name = $1', [name]);
  return row?.value;
}

export async function writeSetting(database: Queryable, name: string, value: unknown): Promise<void> {
  await database.query(
    `insert into setting (name, value) values ($1, $2::jsonb)
     on conflict (name) do update set value = excluded.value`,
    [name, JSON.stringify(value)],
  );
}

/** Keeps a value where none is kept yet. @returns what is kept: of processes that start together, the first one's. */
export async function keepFirst<Value>(database: Queryable, name: string, value: Value): Promise<Value> {
  await database.query(
    'insert into setting (name, value) values ($1, $2::jsonb) on conflict (name) do nothing',
    [name, JSON.stringify(value)],
  );
  return (await readSetting<Value>(database, name)) ?? value;
}

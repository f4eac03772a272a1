import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type Database, openApart, openDatabase } from '../../src/issuer/database.ts';
import { lockFolder } from '../../src/issuer/folder-lock.ts';
import { describeOnBothEngines } from './databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-database-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeOnBothEngines('the database', (open) => {
  it('gives results of the same shapes', async () => {
    const database = await open();
    const instant = new Date('2022-06-01T08:00:00.123Z');
    expect(
      await database.query(
        `select 5::bigint as bigint, array[5, 6]::bigint[] as bigints, null::bigint as nothing, count(*) as count,
           7::integer as integer, $1::timestamptz as instant, array['Đ', null]::text[] as texts, '{}'::text[] as none,
           $2::jsonb as json, true as boolean, $3::text as text
         from setting`,
        [instant, JSON.stringify({ a: [1] }), "'; drop table setting"],
      ),
    ).toEqual([
      {
        bigint: 5,
        bigints: [5, 6],
        nothing: null,
        count: 0,
        integer: 7,
        instant,
        texts: ['Đ', null],
        none: [],
        json: { a: [1] },
        boolean: true,
        text: "'; drop table setting",
      },
    ]);
  });

  it('takes back everything of a transaction that fails, and works on', async () => {
    const database = await open();
    const failing = database.transaction(async (transaction) => {
      await transaction.query(`insert into setting values ('lost', '1')`);
      throw new Error('the reason');
    });
    await expect(failing).rejects.toThrow('the reason');
    expect(await database.query('select * from setting')).toEqual([]);
  });
});

describe('PostgreSQL', () => {
  const url = () => `${inject('postgresUrl')}postgres`;

  it('gives up a statement that takes too long over connections apart, which work on', async () => {
    const database = await openDatabase({ url: url() });
    const apart = openApart(url(), 1, 100);
    await expect(apart.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await database.query(`insert into setting (name, value) values ('apart', '1')`);
    for (const value of [1, 1, 1]) {
      expect(
        await apart.query('select $2::integer as value, name from setting where name = $1', ['apart', value]),
      ).toEqual([{ value, name: 'apart' }]);
    }
    await database.query(`delete from setting where name = 'apart'`);
    await Promise.all([apart.close(), database.close()]);
  });

  it('is migrated once when several processes start together', async () => {
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url: url() })));
    const names = await databases[0]?.query<{ name: string }>('select name from migration order by name');
    expect(names?.length).toBeGreaterThan(1);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('may lose a connection in the middle of a transaction without ending the service', async () => {
    const database: Database = await openDatabase({ url: url() });
    const cut = database.transaction(async (transaction) => {
      const [connection] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [connection?.pid]);
      await delay(200);
      await transaction.query('select 1');
    });
    await expect(cut).rejects.toThrow();
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});

describe('two transactions that wait for each other', () => {
  it('both succeed, one after the other', async () => {
    const database = await openDatabase({ url: `${inject('postgresUrl')}postgres` });
    await database.query(`insert into setting values ('here', '0'), ('there', '0') on conflict do nothing`);
    let waiting = 0;
    const add = (...names: string[]) =>
      database.transaction(async (transaction) => {
        for (const name of names) {
          await transaction.query(
            'update setting set value = to_jsonb(value::text::integer + 1) where name = $1',
            [name],
          );
          waiting++;
          while (waiting < 2) await delay(5);
        }
      });
    await Promise.all([add('here', 'there'), add('there', 'here')]);
    expect(await database.query(`select value from setting where name in ('here', 'there')`)).toEqual([
      { value: 2 },
      { value: 2 },
    ]);
    await database.query(`delete from setting where name in ('here', 'there')`);
    await database.close();
  });
});

describe('the lock of a folder', () => {
  const directory = join(folder, 'locked');

  it('is taken over from a killed process, be it one that had our own number', () => {
    writeFileSync(`${directory}.lock`, String(process.pid));
    const unlock = lockFolder(directory);
    expect(() => lockFolder(directory)).toThrow(`in use by process ${process.pid}`);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('holds against another process that is running', () => {
    writeFileSync(`${directory}.lock`, String(process.ppid));
    expect(() => lockFolder(directory)).toThrow(`in use by process ${process.ppid}`);
  });
});

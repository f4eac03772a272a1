import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/issuer/database.ts';
import { newPostgresDatabase } from '../postgres.ts';

const LINES = 25_000;
const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-killed-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function importFile(url: string) {
  const child = spawn(process.execPath, [inject('command'), 'import', 'records.csv'], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url },
  });
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  return { child, said: () => out };
}

it('an import whose process is killed goes on where it stopped when it is called again', async () => {
  const url = await newPostgresDatabase();
  const database = await openDatabase({ url });
  try {
    const header = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm';
    const lines = Array.from(
      { length: LINES },
      (_, index) =>
        `Trần Thị Hạnh,05/11/1978,Nữ,0011780${String(index).padStart(5, '0')},10/08/2021,AZ,Trạm A`,
    );
    writeFileSync(join(folder, 'records.csv'), [header, ...lines, 'x,,,,,,'].join('\n'));

    const { child } = importFile(url);
    const linesDone = async () => {
      const [row] = await database.query<{ lines_done: number }>('select lines_done from import');
      return row?.lines_done ?? 0;
    };
    while ((await linesDone()) === 0) {
      if (child.exitCode !== null) throw new Error('it ended before it could be killed');
      await new Promise((wait) => setTimeout(wait, 5));
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    const [stopped] = await database.query<Record<string, unknown>>(
      'select state, lines, new_doses from import',
    );
    expect(stopped?.['state']).toBe('running');
    expect(stopped?.['new_doses']).toBe(stopped?.['lines']);
    expect(stopped?.['lines']).toBeLessThan(LINES);

    const again = importFile(url);
    const [status] = await once(again.child, 'close');
    expect(status).toBe(1);
    expect(again.said()).toBe(
      'An import of this file was interrupted; it goes on.\n25,001 lines: 25,000 new records, 25,000 new doses, 1 lines not taken\n',
    );
    expect(await database.query('select count(*) from dose')).toEqual([{ count: LINES }]);
    expect(await database.query('select count(*) from import_rejected')).toEqual([{ count: 1 }]);
    expect(readdirSync(join(folder, 'data/imports'))).toEqual([]);

    const third = importFile(url);
    await once(third.child, 'close');
    expect(third.said()).toMatch(
      /^This file was imported before, on .*\n25,001 lines: 0 new records, 0 new doses, /,
    );
  } finally {
    await database.close();
  }
}, 120_000);

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../src/issuer/audit.ts';
import type { Database } from '../../src/issuer/database.ts';
import { claimImport, keepClaim, releaseClaim } from '../../src/issuer/import-claim.ts';
import { type Importer, OPERATOR, storeUpload } from '../../src/issuer/import-files.ts';
import { previewImport } from '../../src/issuer/import-preview.ts';
import { rejectedFile } from '../../src/issuer/import-rejected.ts';
import { discardImport, forgetOldImports, resumeImports, runImport } from '../../src/issuer/import-run.ts';
import { importProgress } from '../../src/issuer/import-table.ts';
import { describeOnBothEngines } from './databases.ts';
import { workbook } from './workbooks.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm,Ghi chú';
const line = (index: number, changes: Record<number, string> = {}) => {
  const cells = `Trần Thị Hạnh,05/11/1978,Nữ,0011780${String(index).padStart(5, '0')},0100000002,,1,10/08/2021,AZ,A1,Trạm A,`;
  return cells
    .split(',')
    .map((cell, at) => changes[at] ?? cell)
    .join(',');
};

const directory = mkdtempSync(join(tmpdir(), 'vi-vacxin-imports-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const bytesOf = async function* (content: string | Uint8Array) {
  yield Buffer.from(content);
};
const upload = (
  database: Database,
  content: string | Uint8Array,
  importer: Importer = OPERATOR,
  name = 'a.csv',
) => storeUpload(database, directory, importer, name, bytesOf(content), NOW);
async function importFile(database: Database, content: string | Uint8Array, importer?: Importer) {
  const { importId } = await upload(database, content, importer);
  return runImport(database, directory, importId, () => NOW);
}
async function rejectedText(database: Database, importId: number): Promise<string> {
  let text = '';
  for await (const chunk of (await rejectedFile(database, importId)).text) text += chunk;
  return text;
}
const counts = async (database: Database) => {
  const [row] = await database.query<{ records: number; doses: number }>(
    'select (select count(*) from record) as records, (select count(*) from dose) as doses',
  );
  return row;
};

describeOnBothEngines('a file that is imported', (open) => {
  it('is taken once, however often it comes, and kept no longer than it takes', async () => {
    const database = await open();
    const content = [HEADER, line(1), line(2), line(2, { 0: '' }), line(3)].join('\n');
    const first = await importFile(database, content);
    expect(first).toMatchObject({
      state: 'done',
      shareDone: 1,
      lines: 4,
      rejected: 1,
      rejectedKept: 1,
      newRecords: 3,
      newDoses: 3,
      fileName: 'a.csv',
    });
    expect(readdirSync(directory)).toEqual([]);
    const again = await upload(database, content);
    expect(again).toMatchObject({ importedBefore: NOW, resumed: false });
    expect(await runImport(database, directory, again.importId, () => NOW)).toMatchObject({
      newRecords: 0,
      newDoses: 0,
      rejected: 1,
    });
    expect(await counts(database)).toEqual({ records: 3, doses: 3 });
    expect(await runImport(database, directory, first.importId)).toEqual(first);
    const audit = await database.query('select action, account_id, after from audit order by sequence');
    expect(audit).toMatchObject([
      { action: 'import', account_id: null, after: { newRecords: 3 } },
      { action: 'import', after: { newRecords: 0 } },
    ]);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
  });

  it('is one and the same as CSV and as a workbook', async () => {
    const database = await open();
    await importFile(database, [HEADER, line(1)].join('\n'));
    const cells = line(1).split(',');
    const [progress] = [
      await importFile(
        database,
        workbook([
          ['DANH SÁCH'],
          HEADER.split(','),
          cells.map((cell, at) => (at === 3 ? Number(cell) : cell)),
        ]),
      ),
    ];
    expect(progress).toMatchObject({ format: 'xlsx', lines: 1, newRecords: 0, newDoses: 0 });
  });

  it('makes the facility of the last dose answer for the record', async () => {
    const database = await open();
    const later = { 6: '2', 7: '10/10/2021', 10: 'Trạm B' };
    await importFile(database, [HEADER, line(1, later), line(1), line(2), line(3, later)].join('\n'));
    const last = { 6: '3', 7: '10/12/2021', 10: 'Trạm C' };
    await importFile(
      database,
      [HEADER, line(2, later), line(3, { 6: '1', 10: 'Trạm C' }), line(1, last)].join('\n'),
    );
    const records = await database.query<{ name: string }>(
      'select facility.name from record join facility on facility.id = facility_id order by document_number',
    );
    expect(records.map(({ name }) => name)).toEqual(['Trạm C', 'Trạm B', 'Trạm B']);
  });

  it('keeps manufacturer and guardian', async () => {
    const database = await open();
    await importFile(
      database,
      `${HEADER},Nhà sản xuất,CCCD người giám hộ\n${line(1)},AstraZeneca AB,001178000099`,
    );
    expect(await database.query('select guardian_document_number from record')).toEqual([
      { guardian_document_number: '001178000099' },
    ]);
    expect(await database.query('select manufacturer from dose')).toEqual([
      { manufacturer: 'AstraZeneca AB' },
    ]);
  });

  it('goes on where it stopped, and gives its end to nobody who lost it', async () => {
    const database = await open();
    const content = [HEADER, ...Array.from({ length: 7_000 }, (_, index) => line(index))].join('\n');
    const { importId } = await upload(database, content);
    // Somebody else takes it over while the second batch is under way.
    await expect(
      runImport(
        database,
        directory,
        importId,
        () => NOW,
        () => {
          database
            .query(`update import set claimed_by = '1 elsewhere x' where id = ${importId}`)
            .catch(() => {});
        },
      ),
    ).rejects.toMatchObject({ code: 'import-busy' });
    const stopped = await importProgress(database, importId);
    expect(stopped.state).toBe('running');
    expect(stopped.lines).toBeGreaterThanOrEqual(5_000);
    expect(stopped.lines).toBeLessThan(7_000);
    const [reached] = await database.query<{ lines_done: number }>('select lines_done from import');
    expect(reached?.lines_done).toBe(stopped.lines + 1);

    await expect(runImport(database, directory, importId, () => NOW)).rejects.toMatchObject({
      code: 'import-busy',
    });
    await resumeImports(database, directory, () => new Date(NOW.getTime() + 600_000));
    expect(await importProgress(database, importId)).toMatchObject({
      state: 'done',
      lines: 7_000,
      newDoses: 7_000,
    });
    expect(await counts(database)).toEqual({ records: 7_000, doses: 7_000 });
  });

  it('is one of twenty at most that wait, also where they come at once', async () => {
    const database = await open();
    await database.query(`insert into account (name, role, created_at) values ('A', 'ministry', now())`);
    const importer = { accountId: 1, facilityId: null, province: null };
    const uploads = await Promise.allSettled(
      Array.from({ length: 22 }, (_, index) => upload(database, [HEADER, line(index)].join('\n'), importer)),
    );
    const refused = uploads.filter(({ status }) => status === 'rejected');
    for (const one of uploads) {
      if (one.status === 'fulfilled') await discardImport(database, directory, one.value.importId);
    }
    expect(readdirSync(directory)).toEqual([]);
    expect(refused).toMatchObject([
      { reason: { name: 'TooManyFilesError' } },
      { reason: { name: 'TooManyFilesError' } },
    ]);
  });

  it('is held on to whatever the work on it waits for', async () => {
    const database = await open();
    const { importId } = await upload(database, [HEADER, line(1)].join('\n'));
    const { claim } = await claimImport(database, importId, NOW);
    const later = new Date(NOW.getTime() + 60_000);
    const stop = keepClaim(database, importId, claim, () => later, 1);
    const until = async () =>
      (await database.query<{ claimed_until: Date }>('select claimed_until from import'))[0];
    try {
      await vi.waitFor(async () => {
        expect((await until())?.claimed_until.getTime()).toBe(later.getTime() + 120_000);
      });
    } finally {
      stop();
      await releaseClaim(database, importId, claim);
    }
  });

  it('is run by one at a time', async () => {
    const database = await open();
    const { importId } = await upload(database, [HEADER, line(1)].join('\n'));
    const { claim } = await claimImport(database, importId, NOW);
    const run = () => runImport(database, directory, importId, () => NOW);
    await expect(run()).rejects.toMatchObject({ code: 'import-busy' });
    // However long it takes: the process knows that it is at work.
    await expect(claimImport(database, importId, new Date(NOW.getTime() + 3_600_000))).rejects.toMatchObject({
      code: 'import-busy',
    });
    await releaseClaim(database, importId, claim);
    await run();
    expect((await importProgress(database, importId)).lines).toBe(1);
  });

  it('fails with a reason where it turns out to be none', async () => {
    const database = await open();
    const { importId } = await upload(database, 'a,b\n1,2');
    await expect(runImport(database, directory, importId)).rejects.toMatchObject({ code: 'missing-columns' });
    expect(await importProgress(database, importId)).toMatchObject({
      state: 'failed',
      failure: 'missing-columns',
    });
    expect(await database.query('select action, after from audit')).toMatchObject([
      { action: 'import-failed', after: { failure: 'missing-columns', lines: 0 } },
    ]);
    expect(readdirSync(directory)).toEqual([]);
    await expect(upload(database, '')).rejects.toMatchObject({ code: 'empty' });
    await expect(runImport(database, directory, 999)).rejects.toMatchObject({ code: 'import-not-found' });
  });

  it('brings a clerk’s own facility’s doses, a province’s own, and all of the ministry’s', async () => {
    const database = await open();
    await database.query(
      `insert into facility (name, province) values ('Trạm A', 'Hà Nội'), ('Trạm B', 'Huế'), ('Trạm D', null)`,
    );
    const file = [
      HEADER,
      ...['A', 'B', 'C', 'D'].map((letter, at) => line(at, { 10: `Trạm ${letter}` })),
    ].join('\n');
    const clerk = await importFile(database, file, { accountId: null, facilityId: 1, province: null });
    expect(clerk).toMatchObject({ newDoses: 1, rejected: 3 });
    expect(await rejectedText(database, clerk.importId)).toContain('(facility-not-yours, facility)');
    expect(
      await importFile(database, file, { accountId: null, facilityId: null, province: 'Hà Nội' }),
    ).toMatchObject({
      newDoses: 1,
      rejected: 2,
    });
    expect(await database.query(`select province from facility where name = 'Trạm C'`)).toEqual([
      { province: 'Hà Nội' },
    ]);
    expect(await importFile(database, file)).toMatchObject({ newDoses: 2, rejected: 0 });
  });

  it('is forgotten when nobody will mend it any more', async () => {
    const database = await open();
    await importFile(database, [HEADER, line(1, { 0: '' })].join('\n'));
    await upload(database, [HEADER, line(2)].join('\n'));
    const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
    await forgetOldImports(database, directory, daysLater(89));
    expect(await database.query('select state from import')).toEqual([{ state: 'done' }]);
    expect(readdirSync(directory)).toEqual([]);
    await forgetOldImports(database, directory, daysLater(91));
    expect(await database.query('select from import')).toEqual([]);
    expect(await database.query('select from import_rejected')).toEqual([]);
  });
});

describeOnBothEngines('a preview', (open) => {
  it('tells nobody which records others have', async () => {
    const database = await open();
    const file = [HEADER, line(1)].join('\n');
    await importFile(database, file);
    await database.query(`insert into facility (name, province) values ('Trạm khác', 'Huế')`);
    const [other] = await database.query<{ id: number }>(`select id from facility where province = 'Huế'`);
    for (const [facilityId, province, knownRecords] of [
      [null, null, 1],
      [1, null, 1],
      [other?.id ?? 0, null, 0],
      [null, 'Huế', 0],
    ] as const) {
      const { importId } = await upload(database, file, { accountId: null, facilityId, province });
      const preview = await previewImport(database, directory, importId, NOW);
      expect(preview.knownRecords).toBe(knownRecords);
    }
  });

  it('says what would come of a file, and takes nothing', async () => {
    const database = await open();
    await importFile(database, [HEADER, line(1)].join('\n'));
    const { importId } = await upload(
      database,
      [
        HEADER,
        line(1),
        line(2),
        line(2, { 6: '2', 7: '10/10/2021' }),
        line(3, { 1: '1950' }),
        line(4, { 1: '1951' }),
      ].join('\n'),
    );
    const preview = await previewImport(database, directory, importId, NOW);
    expect(preview).toMatchObject({
      format: 'csv',
      lines: 5,
      complete: true,
      rejected: 2,
      newRecords: 1,
      knownRecords: 1,
      faults: [
        {
          fault: 'birth-date-incomplete',
          column: 'birthDate',
          count: 2,
          examples: [
            { line: 5, text: '1950' },
            { line: 6, text: '1951' },
          ],
        },
      ],
    });
    expect(preview.columns.at(0)).toEqual({ name: 'Họ và tên', column: 'name' });
    expect(preview.columns.at(-1)).toEqual({ name: 'Ghi chú', column: null });
    expect(preview.first[1]).toMatchObject({
      line: 3,
      row: { documentNumber: '001178000002', vaccine: 'vaxzevria' },
    });
    expect(await counts(database)).toEqual({ records: 1, doses: 1 });
    expect(await discardImport(database, directory, importId)).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
  });
});

describeOnBothEngines('the file of rejected lines', (open) => {
  it('has the lines as they stood, the reason in front, and is imported as it is once they are mended', async () => {
    const database = await open();
    const quoted = line(2, { 0: '"Trần, Thị ""H"""', 1: '31/02/1978', 10: '=1+1', 11: '-x' });
    const { importId } = await importFile(database, [HEADER, line(1), quoted, line(3)].join('\n'));
    const text = await rejectedText(database, importId);
    const rows = text.split('\r\n');
    expect(rows[0]).toBe(`\ufeffDòng số (line),Vì sao chưa nhận (reason),${HEADER}`);
    expect(rows[1]).toMatch(/^3,.*\(name-invalid, name\)/);
    expect(rows[1]).toContain(`,'001178000002,`);
    expect(rows[1]).toContain(`,'=1+1,'-x`);
    const mended = text.replace('"Trần, Thị ""H"""', 'Trần Thị Hoa').replace('31/02/1978', '1/2/1978');
    expect(await importFile(database, mended)).toMatchObject({ lines: 1, rejected: 0, newRecords: 1 });
    expect(
      await database.query(`select document_number, birth_date from record where name = 'Trần Thị Hoa'`),
    ).toEqual([{ document_number: '001178000002', birth_date: '1978-02-01' }]);
  });

  it('comes back the same if nothing is mended', async () => {
    const database = await open();
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '=1+1',
        "'=1",
        '+84',
        '001178000001',
        '123456789012',
        '@a',
        '-1',
        '"',
        ',',
        ' a ',
        '7.9E+10',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const header = HEADER.split(',');
          // No line is taken, since nobody has these names.
          const content = workbook([header, ...rows.map((cells) => ['1', ...cells])]);
          const first = await importFile(database, content);
          const text = await rejectedText(database, first.importId);
          const second = await importFile(database, text);
          expect(second).toMatchObject({ lines: first.lines, rejected: first.rejected, newDoses: 0 });
          const again = await rejectedText(database, second.importId);
          const withoutLines = (file: string) => file.replace(/^\d+,/gm, '');
          expect(withoutLines(again)).toBe(withoutLines(text));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a file that cannot be kept', () => {
  it('is refused before it fills the disk, and leaves nothing', async () => {
    const endless = async function* () {
      for (;;) yield new Uint8Array(50_000_000);
    };
    const noDatabase = undefined as unknown as Database;
    await expect(storeUpload(noDatabase, directory, OPERATOR, 'a', endless(), NOW)).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});

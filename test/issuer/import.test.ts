import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VACCINES } from '../../src/certificate/vaccines.ts';
import { importRecords } from '../../src/issuer/import.ts';
import type { LineRefusal } from '../../src/issuer/import-line.ts';
import { recordColumn } from '../../src/issuer/record-columns.ts';
import { UnreadableFileError } from '../../src/issuer/table.ts';
import { vaccineByName } from '../../src/issuer/vaccine-names.ts';
import { writeForSpreadsheet } from '../../src/write-table.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const GOOD =
  'Trần Thị Hạnh,05/11/1978,Nữ,001178000001,0100000002,Việt Nam,1,10/08/2021,Vero Cell,2021A,Trạm Y tế xã A';
const good = (index: number) => GOOD.replace('001178000001', `0011780${String(index).padStart(5, '0')}`);

describeOnBothEngines('import of records', (open) => {
  async function importText(content: string | Uint8Array, chunkBytes = 64_000) {
    const database = await open();
    const rejected: LineRefusal[] = [];
    const bytes = Buffer.from(content);
    function* chunks() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    }
    const result = await importRecords(database, chunks(), NOW, (line) => rejected.push(line));
    const records = await database.query<Record<string, unknown>>(
      'select name, birth_date, sex, document_number, phone, nationality from record order by id',
    );
    const doses = await database.query<Record<string, unknown>>(
      `select ordinal, date, vaccine, lot, facility.name as facility from dose join facility on facility.id = facility_id
       order by record_id, date`,
    );
    return { result, rejected, records, doses };
  }

  it('takes a line of the national platform’s export as it is', async () => {
    const { result, records, doses } = await importText(`${HEADER}\n${GOOD}\n`);
    expect(result).toEqual({ lines: 1, rejected: 0, newRecords: 1, newDoses: 1 });
    expect(records).toEqual([
      {
        name: 'Trần Thị Hạnh',
        birth_date: '1978-11-05',
        sex: 'female',
        document_number: '001178000001',
        phone: '0100000002',
        nationality: 'VN',
      },
    ]);
    expect(doses).toEqual([
      { ordinal: 1, date: '2021-08-10', vaccine: 'vero-cell', lot: '2021A', facility: 'Trạm Y tế xã A' },
    ]);
  });

  it.each([
    ['a BOM and Windows line ends', `\uFEFF${HEADER}\r\n${GOOD}\r\n`],
    ['semicolons', `${HEADER}\n${GOOD}`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\n${GOOD}`.replaceAll(',', '\t')],
    [
      'headers without accents, in capitals',
      `${HEADER.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()}\n${GOOD}`,
    ],
    ['decomposed letters and doubled spaces', `${HEADER}\n${GOOD.replace('Thị', ' Thị ')}`.normalize('NFD')],
    [
      'ISO dates and numbers with blanks',
      `${HEADER}\n${GOOD.replace('05/11/1978', '1978-11-05').replace('001178', '001 178')}`,
    ],
    ['blank lines', `${HEADER}\n\n${GOOD}\n\n`],
    ['titles above', `SỞ Y TẾ\n\nDANH SÁCH,,\n${HEADER}\n${GOOD}`],
    ['quotation marks around all cells', `${HEADER}\n${GOOD.replace(/[^,]+/g, '"$&"')}`],
    ['a further column', `STT,${HEADER}\n1,${GOOD}`],
  ])('takes a file with %s', async (_, content) => {
    const { result, records } = await importText(content, 7);
    expect(result).toEqual({ lines: 1, rejected: 0, newRecords: 1, newDoses: 1 });
    expect(records[0]).toMatchObject({
      name: 'Trần Thị Hạnh',
      birth_date: '1978-11-05',
      document_number: '001178000001',
    });
  });

  it('takes a dose of today, which begins earlier in Viet Nam', async () => {
    const { result } = await importText(`${HEADER}\n${GOOD.replace('10/08/2021', '01/06/2022')}`);
    expect(result).toMatchObject({ rejected: 0, newDoses: 1 });
  });

  it('keeps a cell that looks like a formula as the text that it is', async () => {
    const { doses } = await importText(`${HEADER}\n${GOOD.replace('Trạm Y tế xã A', '=1+1')}`);
    expect(doses[0]).toMatchObject({ facility: '=1+1' });
  });

  it('brings several doses of one person together', async () => {
    const second = GOOD.replace(',1,10/08/2021', ',2,10/10/2021');
    const { result } = await importText(`${HEADER}\n${GOOD}\n${second}\n${GOOD}`);
    expect(result).toEqual({ lines: 3, rejected: 0, newRecords: 1, newDoses: 2 });
  });

  it.each<[string, string, Partial<LineRefusal>]>([
    ['no name', GOOD.replace('Trần Thị Hạnh', ' '), { fault: 'name-missing', column: 'name' }],
    ['a formula for a name', GOOD.replace('Trần', '=HYPERLINK("x")'), { fault: 'malformed-line' }],
    ['a bare formula for a name', GOOD.replace('Trần', '=1+1'), { fault: 'name-invalid', column: 'name' }],
    ['a day that does not exist', GOOD.replace('05/11/1978', '31/02/1978'), { fault: 'birth-date-invalid' }],
    [
      'a vaccine that nobody knows',
      GOOD.replace('Vero Cell', 'Vắc xin X'),
      { fault: 'vaccine-unknown', column: 'vaccine' },
    ],
    ['a dose without a date', GOOD.replace('10/08/2021', ''), { fault: 'dose-date-invalid' }],
    [
      'a dose of tomorrow',
      GOOD.replace('10/08/2021', '02/06/2022'),
      { fault: 'dose-date-invalid', column: 'doseDate' },
    ],
    ['no facility', GOOD.replace('Trạm Y tế xã A', ''), { fault: 'facility-missing' }],
    ['an unknown country', GOOD.replace('Việt Nam', 'Atlantis'), { fault: 'nationality-unknown' }],
    [
      'a cell of endless length',
      GOOD.replace('2021A', 'A'.repeat(500)),
      { fault: 'cell-too-long', column: 'lot' },
    ],
    ['a column too few', GOOD.replace(',2021A', ''), { fault: 'wrong-column-count' }],
    ['a stray quote', GOOD.replace('Trần', '"Trần'), { fault: 'malformed-line' }],
    ['a NUL', GOOD.replace('Trần', 'Tr\0n'), { fault: 'control-character' }],
    ['ten megabytes', 'x'.repeat(10_000_000), { fault: 'line-too-long', values: [] }],
  ])('refuses a line with %s, and loses none of the others', async (_, bad, expected) => {
    const { result, rejected } = await importText([HEADER, good(1), bad, good(2)].join('\n'));
    expect(rejected).toEqual([expect.objectContaining({ line: 3, ...expected })]);
    expect(result).toEqual({ lines: 3, rejected: 1, newRecords: 2, newDoses: 2 });
  });

  it('refuses a line that is not UTF-8, and loses none of the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}\n${good(1)}\n`),
      Buffer.from([0x54, 0xff, 0x0a]),
      Buffer.from(good(2)),
    ]);
    const { result, rejected } = await importText(bytes);
    expect(rejected).toEqual([{ line: 3, fault: 'not-utf8', values: [] }]);
    expect(result.newRecords).toBe(2);
  });

  it.each<[string, string | Uint8Array, object]>([
    ['nothing in it', '', { code: 'empty' }],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), { code: 'not-utf8' }],
    [
      'an old Vietnamese encoding',
      Buffer.from([0x48, 0xe4, 0x20, 0x74, 0xaa, 0x6e, 0x2c]),
      { code: 'not-utf8' },
    ],
    [
      'a picture in it',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
      { code: 'not-utf8' },
    ],
    [
      'another table in it',
      'a,b\n1,2',
      { code: 'missing-columns', columns: expect.arrayContaining(['name', 'vaccine']) },
    ],
    [
      'two columns for the same thing',
      `${HEADER},Số CMND\n${GOOD},`,
      { code: 'repeated-columns', columns: ['documentNumber'] },
    ],
    [
      'its header too far down',
      `${'x\n'.repeat(20)}${HEADER}\n${GOOD}`,
      { code: 'missing-columns', columns: expect.arrayContaining(['name']) },
    ],
    ['a thousand columns', `${HEADER}${',x'.repeat(1000)}\n${GOOD}`, { code: 'too-many-columns' }],
    ['a first line of ten megabytes', 'x'.repeat(10_000_000), { code: 'missing-columns' }],
  ])('refuses a file with %s', async (_, content, expected) => {
    await expect(importText(content)).rejects.toMatchObject(expected);
  });
});

describeOnBothEngines('import of anything', (open) => {
  it('throws nothing but its own error, and always takes the good lines', async () => {
    const database = await open();
    let index = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 6 }),
        async (noise) => {
          // A quote or newline within the noise must not reach beyond its own lines.
          const goods = noise.map(() => good(index++));
          const lines = noise.flatMap((line, at) => [line, goods[at] ?? '']);
          const { newRecords } = await importRecords(
            database,
            [Buffer.from([HEADER, ...lines].join('\n'))],
            NOW,
          );
          expect(newRecords).toBe(goods.length);
        },
      ),
      { numRuns: 40 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await importRecords(database, [bytes], NOW).catch((error) =>
          expect(error).toBeInstanceOf(UnreadableFileError),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('names of vaccines', () => {
  it.each([
    ['AstraZeneca', 'vaxzevria'],
    ['astra zeneca', 'vaxzevria'],
    ['COVID-19 Vaccine AstraZeneca', 'vaxzevria'],
    ['Vero-Cell', 'vero-cell'],
    ['Vero Cell (Sinopharm)', 'vero-cell'],
    ['PFIZER', 'comirnaty'],
    ['Comirnaty (Pfizer)', 'comirnaty'],
    ['Spikevax (Moderna)', 'spikevax'],
    ['SPUTNIK V', 'sputnik-v'],
    ['abdala', 'abdala'],
  ])('%s is %s', (text, id) => expect(vaccineByName(text)).toBe(id));

  it('knows every product and guesses at none', () => {
    for (const [id, { product }] of Object.entries(VACCINES)) expect(vaccineByName(product)).toBe(id);
    for (const text of ['', 'Vắc xin', 'Pfizer Moderna', 'AstraZeneca 2'])
      expect(vaccineByName(text)).toBeUndefined();
  });
});

describe('columns', () => {
  it('are found by their usual names', () => {
    expect(HEADER.split(',').map(recordColumn)).not.toContain(undefined);
    expect(recordColumn('  SỐ CMND/CCCD ')).toBe('documentNumber');
    expect(recordColumn('Ghi chú')).toBeUndefined();
  });
});

describe('cells written for a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+84', "'+84"],
    ['a,"b"', '"a,""b"""'],
    ['Trạm A', 'Trạm A'],
  ])('%s stands as %s', (text, written) => expect(writeForSpreadsheet(text)).toBe(written));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LIST_BYTES, readList } from '../../../src/issuer/lists/read-list.ts';
import { workbook, workbookParts, zipParts } from '../workbooks.ts';

const NOW = new Date('2026-11-26T08:00:00Z');
const HEADER = 'Số định danh,Họ và tên,Ngày sinh,Giới tính';
const read = (text: string) => readList(Buffer.from(text), NOW);
const AN = { documentNumber: '079090000001', name: 'Nguyễn Văn An', birthDate: '1990-01-02', sex: 'male' };

describe('a list of people', () => {
  it('is read from CSV, with titles above it and columns in any order', async () => {
    expect(
      await read(
        'DANH SÁCH\nHọ và tên;Giới tính;CCCD;Ngày sinh;Ghi chú\nNguyễn  Văn An;Nam;079 090 000 001;02/01/1990;x',
      ),
    ).toEqual([{ line: 3, person: AN }]);
  });

  it('is read from Excel, with the noughts that a number has lost', async () => {
    const file = workbook([HEADER.split(','), [79090000001, 'Nguyễn Văn An', { date: 32875 }, 'Nam']]);
    expect(await readList(file, NOW)).toEqual([{ line: 2, person: AN }]);
  });

  it.each([
    ['no number', ',Nguyễn Văn An,02/01/1990,Nam'],
    ['no day', '079090000001,Nguyễn Văn An,31/02/1990,Nam'],
    ['a day to come', '079090000001,Nguyễn Văn An,02/01/2090,Nam'],
    ['no sex', '079090000001,Nguyễn Văn An,02/01/1990,?'],
    ['no name', '079090000001,=1+1,02/01/1990,Nam'],
    ['a cell too few', '079090000001,Nguyễn Văn An,02/01/1990'],
  ])('keeps a line with %s as one that could not be read', async (_, line) => {
    expect(await read(`${HEADER}\n${line}\n079090000001,Nguyễn Văn An,02/01/1990,Nam`)).toEqual([
      { line: 2, person: null },
      { line: 3, person: AN },
    ]);
  });

  it('is refused where it is no such table', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'empty' });
    await expect(read('Họ và tên,Ngày sinh\nAn,02/01/1990')).rejects.toMatchObject({
      code: 'missing-columns',
    });
    await expect(read(`${HEADER}\n${'a,b,c,d\n'.repeat(20_001)}`)).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('is refused where it unpacks into more than a list can need', async () => {
    const parts = workbookParts([HEADER.split(','), [79090000001, 'Nguyễn Văn An', { date: 32875 }, 'Nam']]);
    const file = zipParts({ ...parts, 'xl/media/noughts': new Uint8Array(100_000_000) });
    expect(file.length).toBeLessThan(MAX_LIST_BYTES);
    await expect(readList(file, NOW)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is either read or refused, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, withHeader) => {
        const file = withHeader ? Buffer.concat([Buffer.from(`${HEADER}\n`), bytes]) : bytes;
        const lines = await readList(file, NOW).catch((error: Error) => error.name);
        if (typeof lines === 'string') expect(lines).toBe('UnreadableFileError');
        else for (const { line } of lines) expect(line).toBeGreaterThan(1);
      }),
      { numRuns: 100 },
    );
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceLine } from '../../src/issuer/import-line.ts';
import { formatOf, readSource } from '../../src/issuer/import-source.ts';
import { readRecordRow } from '../../src/issuer/record-row.ts';
import { UnreadableFileError } from '../../src/issuer/table.ts';
import { type Cell, type WorkbookOptions, workbook, workbookParts, zipParts } from './workbooks.ts';

const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'CCCD',
  'Điện thoại',
  'Ngày tiêm',
  'Vắc xin',
  'Cơ sở tiêm',
];
const ROW: readonly Cell[] = [
  1,
  'Trần Thị Hạnh',
  '05/11/1978',
  'Nữ',
  '001178000001',
  '0100000002',
  '10/08/2021',
  'Vero Cell',
  'Trạm A',
];
const changed = (...changes: readonly (readonly [number, Cell])[]): readonly Cell[] =>
  ROW.map((cell, index) => changes.find(([at]) => at === index)?.[1] ?? cell);

async function readAll(bytes: Uint8Array): Promise<SourceLine[]> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const lines: SourceLine[] = [];
  for await (const line of readSource(path, await formatOf(path))) lines.push(line);
  return lines;
}

async function rowsOf(rows: readonly (readonly Cell[])[], options?: WorkbookOptions) {
  const lines = await readAll(workbook([HEADER, ...rows], options));
  return lines.map((line) => ('cells' in line ? readRecordRow(line.cells, '2022-06-01') : line));
}

const TAKEN = {
  name: 'Trần Thị Hạnh',
  birthDate: '1978-11-05',
  documentNumber: '001178000001',
  phone: '0100000002',
  doseDate: '2021-08-10',
};

describe('a workbook', () => {
  it.each<[string, readonly Cell[], WorkbookOptions?]>([
    ['shared strings', ROW],
    ['strings in the cells', ROW.map((cell) => (typeof cell === 'string' ? { inline: cell } : cell))],
    [
      'results of formulas',
      ROW.map((cell) => (typeof cell === 'string' ? { formula: 'A1&"<"', result: cell } : cell)),
    ],
    ['numbers for numbers', changed([4, 1178000001], [5, 100000002])],
    ['days of a format of its own', changed([2, { date: 28_799 }], [6, { date: 44_418.4 }])],
    ['days of Excel’s format', changed([2, { date: 28_799, style: 2 }])],
    ['days that lost their format', changed([2, 28_799], [6, 44_418])],
    ['days counted from 1904', changed([2, { date: 27_337 }], [6, 42_956]), { since1904: true }],
    ['a number in a format that has a "d" in quotes', changed([4, { date: 1178000001, style: 3 }])],
    ['prefixes', ROW, { prefix: 'x' }],
    ['line breaks and characters of XML in a cell', changed([1, ' Trần\n Thị Hạnh '])],
    ['another sheet before', ROW, { before: [[['Hướng dẫn'], ['Điền vào trang sau']]] }],
  ])('with %s is read', async (_, row, options) => {
    expect(await rowsOf([row], options)).toEqual([expect.objectContaining(TAKEN)]);
  });

  it('with titles above its header counts rows as Excel does', async () => {
    const lines = await readAll(workbook([['Sở Y tế'], [], ['DANH SÁCH TIÊM CHỦNG'], HEADER, [], ROW]));
    expect(lines.map(({ line }) => line)).toEqual([6]);
  });

  it('names the line of a character that is none', async () => {
    const lines = await readAll(workbook([HEADER, ROW, changed([1, 'Tr_x0000_n'])]));
    expect(lines[1]).toMatchObject({ line: 3, fault: 'control-character' });
  });

  it('gives the cells as they stood, with what is mended mended', async () => {
    const [line] = await readAll(workbook([HEADER, changed([4, 1178000001], [2, { date: 28_799 }])]));
    expect(line?.values.slice(0, 5)).toEqual(['1', 'Trần Thị Hạnh', '1978-11-05', 'Nữ', '001178000001']);
  });

  it('of many rows is read to its end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => changed([0, index], [1, `Trần Thị ${index}`]));
    const lines = await readAll(workbook([HEADER, ...rows]));
    expect(lines).toHaveLength(20_000);
    expect(lines.at(-1)).toMatchObject({ line: 20_001, cells: { name: 'Trần Thị 19999' } });
  });
});

describe('a file that is no workbook of records', () => {
  const parts = workbookParts([HEADER, ROW]);
  const bomb = `<worksheet><sheetData>${' '.repeat(30_000_000)}</sheetData></worksheet>`;
  it.each<[string, Uint8Array, object]>([
    ['another table', workbook([['a'], ['b']]), { code: 'missing-columns' }],
    ['one column twice', workbook([[...HEADER, 'Số CMND'], ROW]), { code: 'repeated-columns' }],
    ['Excel’s old format', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), { code: 'old-excel' }],
    ['a ZIP of something else', zipParts({ 'a.txt': 'a' }), { code: 'not-a-workbook' }],
    ['a workbook that is cut off', workbook([HEADER, ROW]).slice(0, -100), { code: 'damaged-workbook' }],
    [
      'a part that is no XML',
      zipParts({ ...parts, 'xl/workbook.xml': '<workbook><sheets>' }),
      { code: 'damaged-workbook' },
    ],
    [
      'entities',
      zipParts({
        ...parts,
        'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
      }),
      { code: 'damaged-workbook' },
    ],
    [
      'elements in elements without end',
      zipParts({ ...parts, 'xl/worksheets/sheet1.xml': '<a>'.repeat(10_000) }),
      { code: 'damaged-workbook' },
    ],
    ['a bomb', zipParts({ ...parts, 'xl/worksheets/sheet1.xml': bomb }), { code: 'too-large' }],
    [
      'too many parts',
      zipParts(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}`, '']))),
      { code: 'too-large' },
    ],
  ])('is refused: %s', async (_, bytes, expected) => {
    await expect(readAll(bytes)).rejects.toMatchObject({ name: 'UnreadableFileError', ...expected });
  });

  it('is refused where it unpacks to more than it says', async () => {
    const bytes = Buffer.from(workbook([HEADER, ROW]));
    // The size of each entry in the directory, less than it is.
    for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1)) {
      bytes.writeUInt32LE(20, at + 24);
    }
    await expect(readAll(bytes)).rejects.toMatchObject({ code: 'damaged-workbook' });
  });

  it('throws nothing but its own error, whatever the bytes', async () => {
    const good = Buffer.from(workbook([HEADER, ROW]));
    const spoilt = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const bytes = Buffer.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const part = fc
      .string({ unit: 'binary', maxLength: 200 })
      .map((text) =>
        zipParts({ ...workbookParts([HEADER, ROW]), 'xl/worksheets/sheet1.xml': `<worksheet>${text}` }),
      );
    const noise = fc
      .uint8Array({ maxLength: 300 })
      .map((bytes) => Buffer.concat([Buffer.from('PK\x03\x04'), bytes]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, part, noise), async (bytes) => {
        await readAll(bytes).catch((error) => expect(error).toBeInstanceOf(UnreadableFileError));
      }),
      { numRuns: 300 },
    );
  });
});

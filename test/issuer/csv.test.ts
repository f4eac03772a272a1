import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/issuer/csv.ts';
import { writeTable } from '../../src/write-table.ts';

const COLUMNS = ['a', 'b'] as const;
type Column = (typeof COLUMNS)[number];
const columnOf = (header: string): Column | undefined => COLUMNS.find((column) => column === header);

const read = async (text: string) => {
  const lines = [];
  for await (const line of readCsv([Buffer.from(text)], columnOf, COLUMNS)) lines.push(line);
  return lines;
};

describe('a CSV file', () => {
  it('gives back what was written into it', async () => {
    const cell = fc.string().map((text) => text.replace(/\p{Cc}/gu, '').trim());
    await fc.assert(
      fc.asyncProperty(cell, cell, async (a, b) => {
        fc.pre(a !== '' || b !== '');
        const [line] = await read(writeTable([COLUMNS, [a, b]]));
        // An apostrophe before a digit marks a number as text.
        const text = (written: string) => written.replace(/^'(?=[=+\-@\d])/, '');
        expect(line).toMatchObject({ cells: { a: text(a), b: text(b) } });
      }),
    );
  });

  it.each([
    ['blanks before a stray quotation mark', `${' '.repeat(8_000)}x"`],
    ['blanks behind a closed cell', `"x"${' '.repeat(8_000)}x`],
    ['quotation marks without end', '"'.repeat(8_001)],
    ['tabs and blanks', `${' \t'.repeat(4_000)}"x" y`],
  ])('takes no longer for a line of %s than its length', async (_, hostile) => {
    const timeFor = async (line: string) => {
      const text = `a,b\n${`${line}\n`.repeat(200)}`;
      const started = performance.now();
      expect(await read(text)).toHaveLength(200);
      return performance.now() - started;
    };
    const plain = await timeFor(`"${'x'.repeat(8_000)}",y`);
    expect(await timeFor(hostile)).toBeLessThan(50 * Math.max(plain, 20));
  });
});

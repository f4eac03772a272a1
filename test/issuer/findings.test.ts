import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FindingCode } from '../../src/contract.ts';
import { FINDINGS } from '../../src/issuer/findings.ts';

it('has each finding in docs/findings.md, with what it leads to, in the order of the catalogue', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/findings.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, code, cells = '']) => [
    code,
    ...cells.split(' | '),
  ]);
  expect(rows).toEqual(
    FindingCode.options.map((code) => {
      const { state, blocks, canBeConfirmed, mend } = FINDINGS[code];
      return [code, blocks ? state : '–', blocks ? 'blocks' : 'notice', canBeConfirmed ? 'yes' : 'no', mend];
    }),
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../../src');
const SURFACES = ['wallet', 'verifier', 'workbench'] as const;

/** What the style sheets of a folder say of all elements of a class or a kind, wherever they are; not on paper. */
function styledIn(folder: string): Set<string> {
  const sheets = readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => readFileSync(join(SOURCE, folder, path), 'utf8').replace(/\/\*.*?\*\//gs, ''))
    .map((sheet) => sheet.replace(/@(media print|keyframes [\w-]+) \{.*?\n\}/gs, ''));
  const selectors = sheets.flatMap((sheet) =>
    [...sheet.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(',')),
  );
  return new Set(
    selectors.map((selector) => selector.trim()).filter((one) => /^(\.[\w-]+|[a-z]+)$/.test(one)),
  );
}

// Style sheets stay when their screen goes, so that another screen's would change the look of this one.
it('no two surfaces style what is called alike', () => {
  const styled = SURFACES.map((surface) => [surface, styledIn(surface)] as const);
  expect(styled.every(([, names]) => names.size > 50)).toBe(true);
  const clashes = styled.flatMap(([surface, names], at) =>
    styled
      .slice(at + 1)
      .flatMap(([other, others]) =>
        [...names].filter((name) => others.has(name)).map((name) => `${name} of ${surface} and ${other}`),
      ),
  );
  expect(clashes).toEqual([]);
});

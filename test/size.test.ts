import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const CLIENT = resolve(import.meta.dirname, '../dist/client');
const MANIFEST = resolve(CLIENT, '.vite/manifest.json');

const readManifest = (): Record<string, Chunk> => JSON.parse(readFileSync(MANIFEST, 'utf8'));

/** Every file that the browser needs before it can show these entries. */
function filesFor(entries: readonly string[]): string[] {
  const manifest = readManifest();
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return [...files];
}

/** The same as it travels. */
const bytesFor = (entries: readonly string[]): number =>
  filesFor(entries).reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(resolve(CLIENT, file))).length,
    0,
  );

const WORKBENCH_FOLDER = 'assets/work/';

// Kilobytes that a cheap phone on a slow network waits for; raise one only with a reason.
describe('size budgets (script and style, brotli)', () => {
  it('has a build to measure', () => {
    expect(existsSync(MANIFEST), 'run `npm run build` first').toBe(true);
  });

  it.each([
    ['the wallet', ['index.html'], 56],
    ['a card with its code', ['index.html', 'src/wallet/card-screen.tsx'], 68],
    // With what the codes of every family mean, the form's words in both languages, the verifier's in one, and what its
    // holder hears of each finding.
    [
      'all of a card',
      ['index.html', ...['screen', 'details', 'form'].map((part) => `src/wallet/card-${part}.tsx`)],
      96,
    ],
    ['a code alone', ['index.html', 'src/wallet/show-screen.tsx'], 83],
    // What makes PDFs comes when one is made.
    ['the ways onto paper', ['index.html', 'src/wallet/export-screen.tsx'], 97],
    ['a look-up', ['index.html', 'src/wallet/look-up-screen.tsx'], 70],
    ['the travel check', ['index.html', 'src/wallet/travel-screen.tsx'], 74],
    // Also what tells a picture from a card file; the readers of both come later.
    ['adding a certificate', ['index.html', 'src/wallet/add-screen.tsx'], 75],
    // With the choice of the lens, torch, zoom, words for each failure of a camera, and the other ways in; with what a
    // verdict rests on, what the door says of it, the person's document and the way to a photo of it, and the sums of the shift.
    ['the verifier with its scanner', ['index.html', 'src/verifier/verify-screen.tsx'], 117],
    ['the workbench', ['index.html', 'src/workbench/work-screen.tsx'], 95],
  ])('%s opens with %o in at most %i kB', (_, entries, kilobytes) => {
    expect(bytesFor(entries)).toBeLessThan(kilobytes * 1000);
  });

  // The decoder is there twice: in the worker, and for browsers whose workers cannot draw.
  // With every way of inspecting, training, carrying trust, reading documents, and photos of them.
  it('has all that inspectors keep in 1,240 kB, as brotli makes them fast', () => {
    const folder = resolve(CLIENT, 'assets/verifier');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const bytes = files.map(
      ({ parentPath, name }) =>
        // The best of brotli takes half a minute for what decodes pictures, and is a tenth smaller.
        brotliCompressSync(readFileSync(resolve(parentPath, name)), {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
        }).length,
    );
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThan(1_240_000);
  });

  it('brings neither scanner nor verifier to who only has a wallet', () => {
    expect(bytesFor(['index.html', 'src/verifier/verify-screen.tsx'])).toBeGreaterThan(
      bytesFor(['index.html']) + 20_000,
    );
  });

  const filesOfOthers = () =>
    filesFor([
      'index.html',
      ...Object.keys(readManifest()).filter((name) => /^src\/(wallet|verifier|ui)\//.test(name)),
    ]);

  it('brings nothing of the workbench to citizens and inspectors', () => {
    const files = filesOfOthers();
    expect(files.filter((file) => file.startsWith(WORKBENCH_FOLDER))).toEqual([]);
  });

  it('keeps all of the workbench in the folder that clerks alone keep on their devices', () => {
    const ofWorkbench = Object.values(readManifest()).filter(({ file }) => file.startsWith(WORKBENCH_FOLDER));
    expect(ofWorkbench.length).toBeGreaterThan(1);
    const styles = ofWorkbench.flatMap(({ css = [] }) => css);
    const shared = new Set(filesOfOthers());
    expect(styles.filter((file) => !file.startsWith(WORKBENCH_FOLDER) && !shared.has(file))).toEqual([]);
  });
});

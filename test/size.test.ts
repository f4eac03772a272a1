import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const CLIENT = resolve(import.meta.dirname, '../dist/client');
const MANIFEST = resolve(CLIENT, '.vite/manifest.json');

/** Every file that the browser needs before it can show this entry, as it travels. */
function bytesFor(entries: readonly string[]): number {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(MANIFEST, 'utf8'));
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
  return [...files].reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(resolve(CLIENT, file))).length,
    0,
  );
}

// Kilobytes that a cheap phone on a slow network waits for; raise one only with a reason.
describe('size budgets (script and style, brotli)', () => {
  it('has a build to measure', () => {
    expect(existsSync(MANIFEST), 'run `npm run build` first').toBe(true);
  });

  it.each([
    ['the wallet', ['index.html'], 60],
    // With what the codes of every family mean, and the form's words in both languages.
    ['a card with its code', ['index.html', 'src/wallet/card-screen.tsx'], 85],
    ['a look-up', ['index.html', 'src/wallet/look-up-screen.tsx'], 70],
    // With the choice of the lens, torch, zoom, and words for each failure of a camera.
    ['the verifier with its scanner', ['index.html', 'src/verifier/verify-screen.tsx'], 98],
  ])('%s opens with %o in at most %i kB', (_, entries, kilobytes) => {
    expect(bytesFor(entries)).toBeLessThan(kilobytes * 1000);
  });

  it('brings neither scanner nor verifier to who only has a wallet', () => {
    expect(bytesFor(['index.html', 'src/verifier/verify-screen.tsx'])).toBeGreaterThan(
      bytesFor(['index.html']) + 20_000,
    );
  });
});

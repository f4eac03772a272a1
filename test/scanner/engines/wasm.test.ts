import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWasmEngine } from '../../../src/scanner/engines/wasm.ts';
import { imageOf } from '../../../src/scanner/grey.ts';
import { drawnCode } from '../drawn.ts';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const TEXT = 'HC1:'.repeat(250);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that somebody still holds: the least that is seen, since what is freed is given back a little later. */
async function heldBytes(): Promise<number> {
  const seen: number[] = [];
  while (seen.length < 10) {
    collectGarbage();
    await setTimeout(10);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    seen.push(heapUsed + arrayBuffers);
  }
  return Math.min(...seen);
}

beforeAll(() => {
  // Node has no address from which it could be loaded.
  vi.stubGlobal('fetch', async () => new Response());
  vi.spyOn(WebAssembly, 'instantiateStreaming').mockImplementation((_, imports) =>
    WebAssembly.instantiate(readFileSync(WASM), imports),
  );
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('keeps nothing of the codes that it has read', async () => {
  const engine = await openWasmEngine();
  const image = imageOf(drawnCode(TEXT, 2));
  const texts = new Set<string | undefined>();
  const read = async (times: number) => {
    for (let time = 0; time < times; time++) texts.add((await engine.read(image, {})).codes[0]?.text);
  };
  await read(50);
  const before = await heldBytes();
  await read(500);
  expect((await heldBytes()) - before).toBeLessThan(1_000_000);
  expect([...texts]).toEqual([TEXT]);
});

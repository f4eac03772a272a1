import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { imageOf } from '../../../src/scanner/grey.ts';
import { drawnCode } from '../drawn.ts';
import { openEngine } from '../reading.ts';

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

it('keeps nothing of the codes that it has read', async () => {
  const engine = await openEngine();
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

import { expect, it } from 'vitest';
import type { Engine } from '../../../src/scanner/engines/engine.ts';
import { openScriptEngine } from '../../../src/scanner/engines/script.ts';
import { readsDenseCode } from '../../../src/scanner/engines/self-test.ts';
import '../drawn.ts';
import { openEngine } from '../reading.ts';

it.each([
  ['WebAssembly', openEngine],
  ['JavaScript', async () => openScriptEngine()],
])('the engine in %s reads a code as dense as the largest certificate', async (_, open) => {
  expect(await readsDenseCode(await open())).toBe(true);
});

it.each([
  ['reads nothing', () => undefined],
  ['loses the last digit', (text: string) => text.slice(0, -1)],
  ['takes one digit for another', (text: string) => text.replace('6', '8')],
])('an engine that %s fails', async (_, misread) => {
  const real = await openEngine();
  const engine: Engine = {
    name: 'platform',
    read: async (image, effort) => {
      const { codes } = await real.read(image, effort);
      return {
        codes: codes.flatMap((code) => {
          const text = misread(code.text);
          return text === undefined ? [] : [{ ...code, text }];
        }),
        unread: [],
      };
    },
  };
  expect(await readsDenseCode(engine)).toBe(false);
});

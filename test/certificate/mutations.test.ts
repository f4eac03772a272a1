import { describe, expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import { layeredCodes } from './layered-codes.ts';
import { mutateCodes } from './mutations.ts';

/** A slice of the million that `npm run fuzz` tries. */
const MUTATIONS = 20_000;
const SEED = 20_220_601;

describe('mutated codes of every family, on every layer', () => {
  it('begin with genuine ones', async () => {
    for (const { name, text, layers, issuer } of await layeredCodes()) {
      const rebuilt = await Promise.all(layers.map(async (layer) => await layer.wrap(layer.bytes)));
      for (const code of [text, ...rebuilt]) {
        const { outcome, reasons } = await judge(code, trustIn([issuer]), NOW);
        expect({ name, outcome, reasons }).toEqual({ name, outcome: 'valid', reasons: [] });
      }
      expect(read(text).signedText.length).toBeGreaterThan(0);
    }
  });

  it('never crash a reader, hold it up, or pass for genuine', { timeout: 120_000 }, async () => {
    const { tallies, failures } = await mutateCodes(MUTATIONS, SEED);
    expect(failures.slice(0, 5)).toEqual([]);
    // Every layer was mutated, and of every family enough came through all readers to the signature.
    const readByFamily = new Map<string, number>();
    for (const [name, { mutations, read }] of tallies) {
      expect(mutations, name).toBeGreaterThan(30);
      const [family = ''] = name.split(' · ');
      readByFamily.set(family, (readByFamily.get(family) ?? 0) + read);
    }
    for (const [family, read] of readByFamily) expect(read, family).toBeGreaterThan(30);
  });
});

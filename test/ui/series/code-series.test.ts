import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase45 } from '../../../src/certificate/base45.ts';
import { MAX_SERIES_BYTES, receiveSeries, seriesOf } from '../../../src/ui/series/code-series.ts';
import { basinFor, fountainOf } from '../../../src/ui/series/fountain.ts';

const madeOf = async (content: Uint8Array) => (await seriesOf('TRUST', content)) ?? expect.unreachable();

/** The same everywhere, and of no pattern that a sum would hide. */
function contentOf(length: number, seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

describe('a content as a series of codes', () => {
  it('is whole again from any codes in any order, a few more than it has at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 2 ** 32 - 2 })),
        async (length, seed, numbers) => {
          const content = contentOf(length, seed);
          const series = await madeOf(content);
          const receiver = receiveSeries('TRUST');
          for (let at = 0; at < series.total + 40; at++) receiver.take(series.text(numbers.next().value));
          const whole = await receiver.whole();
          expect(whole).toBeInstanceOf(Uint8Array);
          expect(Buffer.compare(Buffer.from(whole as Uint8Array), content)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes no code more than it has where none is missed, and one in nine more where one in ten is', () => {
    const content = contentOf(150_000, 1);
    const block = fountainOf(content, 480);
    const seen = (isMissed: (number: number) => boolean) => {
      const basin = basinFor(content.length, 480);
      let shown = 0;
      for (; basin.have() < 313; shown++) if (!isMissed(shown)) basin.take(shown, block(shown));
      expect(Buffer.compare(basin.content(), content)).toBe(0);
      return shown;
    };
    expect(seen(() => false)).toBe(313);
    expect(seen((number) => number % 10 === 0)).toBeLessThan(360);
  });

  it('counts what is new alone, so that a code that is shown for long brings nothing nearer', async () => {
    const series = await madeOf(contentOf(5_000, 2));
    const receiver = receiveSeries('TRUST');
    expect(receiver.take(series.text(0))).toEqual({ have: 1, total: 11 });
    expect(receiver.take(series.text(0))).toEqual({ have: 1, total: 11 });
    expect(receiver.take('https://example.org/')).toEqual({ have: 1, total: 11 });
    expect(receiver.take(series.text(7_654_321))).toEqual({ have: 2, total: 11 });
    expect(await receiver.whole()).toBeUndefined();
  });

  it('begins anew when the other device does', async () => {
    const [first, again] = [await madeOf(contentOf(2_000, 3)), await madeOf(contentOf(2_000, 4))];
    const receiver = receiveSeries('TRUST');
    for (let number = 0; number < first.total - 1; number++) receiver.take(first.text(number));
    expect(receiver.take(again.text(0))).toEqual({ have: 1, total: again.total });
    for (let number = 0; number < again.total; number++) receiver.take(again.text(number));
    expect(await receiver.whole()).toEqual(contentOf(2_000, 4));
  });

  it('notices a code that was made up among the others, and can be received again', async () => {
    const content = contentOf(3_000, 5);
    const series = await madeOf(content);
    const receiver = receiveSeries('TRUST');
    // The digit before the last changes the block's end.
    const text = series.text(2);
    receiver.take(`${text.slice(0, -2)}${text.at(-2) === '0' ? '1' : '0'}${text.at(-1)}`);
    for (let number = 0; number < series.total; number++) receiver.take(series.text(number));
    expect(await receiver.whole()).toBe('damaged');
    expect(await receiver.whole()).toBeUndefined();
    for (let number = 0; number < series.total; number++) receiver.take(series.text(number));
    expect(await receiver.whole()).toEqual(content);
  });

  it('is of one kind, and codes of the other say nothing', async () => {
    const wallet = (await seriesOf('WALLET', contentOf(100, 6))) ?? expect.unreachable();
    expect(receiveSeries('TRUST').take(wallet.text(0))).toBeUndefined();
  });

  it('has a bound, coming and going', async () => {
    expect(await seriesOf('TRUST', new Uint8Array(0))).toBeUndefined();
    expect(await seriesOf('TRUST', new Uint8Array(MAX_SERIES_BYTES + 1))).toBeUndefined();
    const code = (length: number, blockBytes: number) => {
      const bytes = new Uint8Array(16 + blockBytes);
      new DataView(bytes.buffer).setUint32(8, length);
      return `VIVX:TRUST:${encodeBase45(bytes)}`;
    };
    expect(receiveSeries('TRUST').take(code(1_000, 480))).toEqual({ have: 1, total: 3 });
    for (const hostile of [
      code(0, 480),
      code(MAX_SERIES_BYTES + 1, 480),
      code(0xffff_ffff, 480),
      // Two million sums of half of a million bytes.
      code(MAX_SERIES_BYTES, 64),
      code(1_000, 0),
      code(1_000, 478),
      code(1_000, 1_284),
      'VIVX:TRUST:',
      `VIVX:TRUST:${'A'.repeat(100_000)}`,
    ]) {
      expect(receiveSeries('TRUST').take(hostile)).toBeUndefined();
    }
  });

  it('never throws, whatever is scanned', () => {
    const receiver = receiveSeries('TRUST');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 700 }).map(encodeBase45)), (text) => {
        receiver.take(text);
        receiver.take(`VIVX:TRUST:${text}`);
      }),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_SUMS } from '../../../src/tally-contract/hour-tally.ts';
import type { Sum } from '../../../src/tally-contract/tally.ts';
import { MOST_HOURS } from '../../../src/tally-contract/upload.ts';
import { batchesOf } from '../../../src/verifier/supervisor/send-tally.ts';

const SUM: Sum = {
  startSeconds: 0,
  zone: 'Asia/Ho_Chi_Minh',
  mode: 'counter',
  outcome: 'valid',
  reason: '',
  door: { id: 'a-door-of-the-longest-id', answer: 'cannot-tell', rule: 'a-door-of-the-longest-id-40-doses' },
  count: 100_000,
};

it('hours are sent in their order, each once, in messages that the service takes', () => {
  const hour = fc.tuple(fc.nat(), fc.array(fc.constant(SUM), { minLength: 1, maxLength: MOST_SUMS }));
  fc.assert(
    fc.property(fc.array(hour, { maxLength: 120 }), (hours) => {
      const batches = batchesOf(hours);
      expect(batches.flat()).toEqual(hours);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(MOST_HOURS);
        expect(batch.reduce((all, [, sums]) => all + sums.length, 0)).toBeLessThanOrEqual(MOST_SUMS);
      }
    }),
    { numRuns: 30 },
  );
  // As long as a message of so many sums gets, in base64.
  const { startSeconds, zone, ...sent } = SUM;
  const sums = JSON.stringify(Array.from({ length: MOST_SUMS }, () => sent));
  const heads = JSON.stringify(Array.from({ length: MOST_HOURS }, () => ({ startSeconds, zone, sums: [] })));
  expect(((sums.length + heads.length) * 4) / 3).toBeLessThan(95_000);
});

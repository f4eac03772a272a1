import { describe, expect, it } from 'vitest';
import { counted, NOBODY_YET } from '../../../src/verifier/modes/lane-count.ts';
import { scanOf } from './scans.ts';

const countOf = (...scans: Parameters<typeof counted>[1][]) => {
  const { passed, stopped } = scans.reduce(counted, NOBODY_YET);
  return [passed, stopped];
};

describe('the count of a lane', () => {
  it('counts who passes and who is stopped', () => {
    expect(
      countOf(
        scanOf({}, [], { atMs: 1 }),
        scanOf({}, ['expired'], { atMs: 2 }),
        scanOf({}, ['unknown-issuer'], { atMs: 3, outcome: 'unknown' }),
        scanOf({}, [], { atMs: 4 }),
      ),
    ).toEqual([2, 2]);
  });

  it('counts a verdict once, as it is in the end', () => {
    expect(countOf(scanOf({}, [], { atMs: 1 }), scanOf({}, [], { atMs: 1 }))).toEqual([1, 0]);
    expect(countOf(scanOf({}, ['no-trust'], { atMs: 1 }), scanOf({}, [], { atMs: 1 }))).toEqual([1, 0]);
  });

  it('counts neither what is no certificate nor one that is not yet whole', () => {
    const half = { atMs: 2, outcome: 'unknown', parts: { have: [1], total: 2 } } as const;
    expect(countOf(scanOf({}, ['not-a-certificate'], { atMs: 1 }), scanOf({}, ['incomplete'], half))).toEqual(
      [0, 0],
    );
    expect(countOf(scanOf({}, ['incomplete'], half), scanOf({}, [], { atMs: 2 }))).toEqual([1, 0]);
  });
});

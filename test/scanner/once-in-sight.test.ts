import { describe, expect, it } from 'vitest';
import { onceInSight } from '../../src/scanner/once-in-sight.ts';

/** Sightings as `[milliseconds, text]`, and what is passed on of them. */
function passedOn(sightings: readonly (readonly [number, string])[]): string[] {
  const passed: string[] = [];
  let nowMs = 0;
  const see = onceInSight(
    (text) => passed.push(`${nowMs} ${text}`),
    () => nowMs,
  );
  for (const [atMs, text] of sightings) {
    nowMs = atMs;
    see(text);
  }
  return passed;
}

describe('onceInSight', () => {
  it('passes a code on once, however long it stays in sight', () => {
    const sightings = Array.from({ length: 100 }, (_, at) => [at * 100, 'a'] as const);
    expect(passedOn(sightings)).toEqual(['0 a']);
  });

  it('passes it on again when it comes back after it was out of sight for three seconds', () => {
    expect(
      passedOn([
        [0, 'a'],
        [1_000, 'a'],
        [3_999, 'a'],
        [6_999, 'a'],
      ]),
    ).toEqual(['0 a', '6999 a']);
  });

  it('passes the next code on at once', () => {
    expect(
      passedOn([
        [0, 'a'],
        [100, 'b'],
      ]),
    ).toEqual(['0 a', '100 b']);
  });

  it('does not let two codes on one sheet take turns', () => {
    const sightings = Array.from({ length: 100 }, (_, at) => [at * 100, at % 2 ? 'a' : 'b'] as const);
    expect(passedOn(sightings)).toEqual(['0 b', '100 a']);
  });
});

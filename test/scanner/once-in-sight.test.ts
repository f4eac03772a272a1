import { describe, expect, it } from 'vitest';
import { onceInSight } from '../../src/scanner/once-in-sight.ts';

/** What a camera sees from an instant on, and for how long: looks every 100 ms, as `[fromMs, untilMs, texts]`. */
type Scene = readonly [number, number, ...string[]];

/** What is passed on of these scenes, with its instant; nobody looks between them. */
function passedOn(scenes: readonly Scene[], isWanted: (nowMs: number) => boolean = () => true): string[] {
  const passed: string[] = [];
  let nowMs = 0;
  const sight = onceInSight(
    (text) => passed.push(`${nowMs} ${text}`),
    () => isWanted(nowMs),
    () => nowMs,
  );
  for (const [fromMs, untilMs, ...texts] of scenes) {
    for (nowMs = fromMs; nowMs < untilMs; nowMs += 100) sight.look(texts);
  }
  return passed;
}

describe('onceInSight', () => {
  it('passes a code on once, however long it stays in sight', () => {
    expect(passedOn([[0, 100_000, 'a']])).toEqual(['0 a']);
  });

  it('passes it on again when it comes back after it was out of sight for three seconds', () => {
    expect(
      passedOn([
        [0, 1_000, 'a'],
        [1_000, 4_000],
        [4_000, 5_000, 'a'],
      ]),
    ).toEqual(['0 a', '4000 a']);
  });

  it('does not pass it on again when looks fail for shorter than that, however often', () => {
    const flickering = Array.from({ length: 20 }, (_, at): Scene[] => [
      [at * 3_000, at * 3_000 + 200, 'a'],
      [at * 3_000 + 200, (at + 1) * 3_000],
    ]).flat();
    expect(passedOn(flickering)).toEqual(['0 a']);
  });

  it('passes the next code on at once, and all of one look', () => {
    expect(
      passedOn([
        [0, 100, 'a'],
        [100, 200, 'b', 'c'],
      ]),
    ).toEqual(['0 a', '100 b', '100 c']);
  });

  it('does not let two codes take turns', () => {
    const alternating = Array.from(
      { length: 100 },
      (_, at): Scene => [at * 1_000, (at + 1) * 1_000, at % 2 ? 'a' : 'b'],
    );
    expect(passedOn(alternating)).toEqual(['0 b', '1000 a']);
  });

  it('does not count as out of sight the time in which nobody looks', () => {
    expect(
      passedOn([
        [0, 1_000, 'a'],
        // The camera was opened anew, twice.
        [6_000, 6_100],
        [30_000, 31_000, 'a'],
      ]),
    ).toEqual(['0 a']);
  });

  it('keeps a code that nobody wants for when somebody does', () => {
    expect(passedOn([[0, 10_000, 'a']], (nowMs) => nowMs >= 5_000)).toEqual(['5000 a']);
  });

  it('does not pass a code on again that stays in sight while nobody wants any', () => {
    expect(passedOn([[0, 10_000, 'a']], (nowMs) => nowMs < 1_000 || nowMs > 8_000)).toEqual(['0 a']);
  });

  it('passes everything on anew when it is told to forget', () => {
    const passed: string[] = [];
    const sight = onceInSight((text) => passed.push(text));
    sight.look(['a']);
    sight.look(['a']);
    sight.forget();
    sight.look(['a']);
    expect(passed).toEqual(['a', 'a']);
  });
});

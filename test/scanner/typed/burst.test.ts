import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCode } from './codes.ts';
import { enter, SCANNERS, swallowed, type Timed, type Typist, timed, typing } from './typist.ts';

const CODE = `shc:/${'5676290952'.repeat(8)}`;

/** How a scanner's keys come: fast, now and then held back. */
const scannersGaps = fc.infiniteStream(
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 31, max: 250 }) },
  ),
);
const peoplesGaps = fc.infiniteStream(fc.integer({ min: 50, max: 900 }));

/** Somebody whose input method takes some keys for its own. */
const swallowing =
  (typist: Typist, chances: Iterator<readonly [boolean, number, string]>): Typist =>
  (character) => {
    const [isSwallowed, backspaces, letters] = chances.next().value;
    return isSwallowed ? swallowed(typist, character, backspaces, letters) : typist(character);
  };
const anySwallowing = fc.infiniteStream(
  fc.tuple(
    fc.boolean(),
    fc.nat({ max: 3 }),
    fc.string({ unit: fc.constantFrom(...'ăâđêôơưếuàn'), minLength: 1, maxLength: 4 }),
  ),
);

const ENDS: readonly Timed[] = [
  [],
  [[5, enter()]],
  [
    [5, enter()],
    [5, enter()],
  ],
];

/** All but the first keys, of which nobody can know yet. */
const expectTaken = (taken: readonly boolean[]) => expect(taken.slice(6)).not.toContain(false);

describe('recogniseBursts', () => {
  for (const [name, typist] of Object.entries(SCANNERS)) {
    it(`gives any code as it was typed with ${name}, with Enter and without`, () => {
      fc.assert(
        fc.property(anyCode, scannersGaps, fc.constantFrom(...ENDS), (code, gaps, end) => {
          const keys = [...timed(code, () => gaps.next().value, typist), ...end];
          // Digits tell nothing of CapsLock, and both cases are as good.
          const texts = typing(keys).texts.map((text) => text?.replace(/^SHC/, 'shc'));
          expect(texts).toEqual([code]);
        }),
      );
    });
  }

  it('gives any code as it was, whatever keys an input method swallows and whatever it types instead', () => {
    fc.assert(
      fc.property(
        anyCode,
        anySwallowing,
        fc.constantFrom('a US layout', 'a Russian layout'),
        (code, chances, name) => {
          const typist = swallowing(SCANNERS[name] as Typist, chances);
          const keys = [...timed(code, 8, typist), [8, enter()] as const];
          const { texts, taken } = typing(keys);
          expect(texts).toEqual([code]);
          expectTaken(taken);
        },
      ),
    );
  });

  it('gives no text where the release of a swallowed key is hidden too', () => {
    const typist = SCANNERS['a US layout'] as Typist;
    const code = 'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N';
    const keys = [...code].map((character, at) => {
      if (at !== 7) return [5, typist(character)] as const;
      const events = swallowed(typist, character, 1, 'Ơ');
      return [5, events.filter(({ type, key }) => type === 'keydown' || key !== character)] as const;
    });
    expect(typing(keys).texts).toEqual([undefined]);
    // On macOS what is typed instead has the place of the key A.
    const mac = timed(code, 5).map(([gapMs, events], at) => {
      const instead = [
        { key: 'Backspace', code: 'Backspace' },
        { key: 'Ơ', code: 'KeyA' },
      ];
      const [press] = events.filter(({ type }) => type === 'keydown').slice(-1);
      return [
        gapMs,
        at === 7 && press ? instead.map((stroke) => ({ ...press, ...stroke })) : events,
      ] as const;
    });
    expect(typing(mac).texts).toEqual([undefined]);
  });

  it("takes nothing of a person's typing, with an input method or without", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyCode, fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz ') })),
        peoplesGaps,
        anySwallowing,
        fc.boolean(),
        (text, gaps, chances, hasInputMethod) => {
          const plain = SCANNERS['a US layout'] as Typist;
          const typist = hasInputMethod ? swallowing(plain, chances) : plain;
          const keys = [...timed(text, () => gaps.next().value, typist), [120, enter()] as const];
          const { texts, taken } = typing(keys);
          expect(texts).toEqual([]);
          expect(hasInputMethod ? taken.at(-1) : taken.includes(true)).toBe(false);
        },
      ),
    );
  });

  it('lets nothing else come of a burst, from its third key to its last Enter', () => {
    const { taken } = typing([...timed(CODE, 5), [5, enter()], [5, enter()]]);
    expect(taken.slice(0, 2)).toEqual([false, false]);
    expect(taken.slice(2)).not.toContain(false);
  });

  it("lets a person's Enter through before a burst, and half a second after it", () => {
    const { texts, taken } = typing([[0, enter()], ...timed(CODE, 5), [499, enter()], [501, enter()]]);
    expect(texts).toEqual([CODE]);
    expect(taken[0]).toBe(false);
    expect(taken.slice(-2)).toEqual([true, false]);
  });

  it('gives two codes that come one after the other, with Enter or a silence between', () => {
    const other = CODE.replace('9', '8');
    expect(typing([...timed(CODE, 5), [5, enter()], ...timed(other, 5)]).texts).toEqual([CODE, other]);
    expect(typing([...timed(CODE, 5), [251, []], ...timed(other, 5)]).texts).toEqual([CODE, other]);
  });

  it('takes the number of a product for no code, and lets nothing come of it either', () => {
    const { texts, taken } = typing([...timed('8934563138165', 5), [5, enter()]]);
    expect(texts).toEqual([]);
    expect(taken.at(-1)).toBe(true);
  });

  it('gives what is no certificate too, so that the answer says so', () => {
    const { texts } = typing(timed('https://example.org/thuc-don', 5));
    expect(texts).toEqual(['https://example.org/thuc-don']);
  });

  it('leaves off what a scanner says of the kind of code', () => {
    expect(typing(timed(`]Q1${CODE}`, 5)).texts).toEqual([CODE]);
  });

  it('gives the largest of QR codes, and nothing of what is larger', () => {
    const largest = `shc:/${'1'.repeat(7_089)}`;
    expect(typing(timed(largest, 2)).texts).toEqual([largest]);
    const tooLarge = typing([...timed(`shc:/${'1'.repeat(9_000)}`, 2), [2, enter()]]);
    expect(tooLarge.texts).toEqual([]);
    expect(tooLarge.taken.slice(2)).not.toContain(false);
  });

  it('takes no key that is held down, and no shortcut', () => {
    const held = timed('a'.repeat(40), 30).map(
      ([gapMs, events], at) =>
        [gapMs, events.slice(0, 1).map((event) => ({ ...event, repeat: at > 0 }))] as const,
    );
    expect(typing(held)).toEqual({ texts: [], taken: held.map(() => false) });
    const shortcuts = timed('v'.repeat(40), 10).map(
      ([gapMs, events]) => [gapMs, events.map((event) => ({ ...event, ctrlKey: true }))] as const,
    );
    expect(typing(shortcuts)).toEqual({ texts: [], taken: shortcuts.map(() => false) });
  });
});

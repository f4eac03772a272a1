import { recogniseBursts } from '../../../src/scanner/typed/burst.ts';
import type { Keystroke } from '../../../src/scanner/typed/typed-text.ts';
import { US_KEYBOARD } from '../../../src/scanner/typed/us-keyboard.ts';

/** A key and what the system makes of it. */
type Stroke = Pick<Keystroke, 'key' | 'code'> & Partial<Keystroke>;
type KeyEvent = Omit<Keystroke, 'timeStamp'>;

const event = (type: 'keydown' | 'keyup', stroke: Stroke): KeyEvent => ({
  type,
  keyCode: 0,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...stroke,
});

/** Each event of one key. */
export type Typist = (character: string) => KeyEvent[];

const down = (stroke: Stroke) => event('keydown', stroke);
const up = (stroke: Stroke) => event('keyup', stroke);
const SHIFT: Stroke = { key: 'Shift', code: 'ShiftLeft' };

/** Presses and releases a key, and Shift around it; both are let go in the order in which Linux tells it. */
const pressed = (stroke: Stroke): KeyEvent[] =>
  stroke.shiftKey
    ? [down({ ...SHIFT, shiftKey: true }), down(stroke), up(SHIFT), up({ ...stroke, shiftKey: false })]
    : [down(stroke), up(stroke)];

const PLACES = new Map<string, { code: string; shiftKey: boolean }>();
for (const [code, levels] of US_KEYBOARD) {
  if (!code.startsWith('Numpad'))
    levels.forEach((character, level) => {
      PLACES.set(character, { code, shiftKey: level === 1 && character !== ' ' });
    });
}

function placeOf(character: string) {
  const place = PLACES.get(character);
  if (!place) throw new Error(`a US keyboard has no ${character}`);
  return place;
}

/** A scanner that takes itself for a US keyboard, at a system which makes this of each key. */
const usScanner =
  (keyAt: (place: { code: string; shiftKey: boolean }, character: string) => Partial<Stroke>): Typist =>
  (character) => {
    const place = placeOf(character);
    return pressed({ ...place, key: character, ...keyAt(place, character) });
  };

const invertedCase = (character: string) =>
  character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();

/** German keys that differ: plain, with Shift, with AltGr. */
const GERMAN: Readonly<Record<string, string>> = {
  KeyY: 'zZ',
  KeyZ: 'yY',
  Minus: 'ß?\\',
  Equal: '´`',
  BracketLeft: 'üÜ',
  BracketRight: '+*~',
  Semicolon: 'öÖ',
  Quote: 'äÄ',
  Backslash: "#'",
  Slash: '-_',
  Comma: ',;',
  Period: '.:',
  Digit2: '2"',
  Digit3: '3§',
  Digit6: '6&',
  Digit7: '7/{',
  Digit8: '8([',
  Digit9: '9)]',
  Digit0: '0=}',
  IntlBackslash: '<>|',
};

const germanAt = (code: string) => GERMAN[code] ?? US_KEYBOARD.get(code)?.join('') ?? '';

/** A scanner that is set to German, at a German system. */
const germanScanner: Typist = (character) => {
  for (const code of [...US_KEYBOARD.keys(), 'IntlBackslash']) {
    const level = code.startsWith('Numpad') ? -1 : germanAt(code).indexOf(character);
    const altGr = level === 2 && { altKey: true, ctrlKey: true };
    if (level >= 0) return pressed({ key: character, code, shiftKey: level === 1, ...altGr });
  }
  throw new Error(`a German keyboard has no ${character}`);
};

/** The number row of the Vietnamese layout: letters and tones; the Russian one has no Latin letter at all. */
const VIETNAMESE_ROW = ['đ', 'ă', 'â', 'ê', 'ô', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const RUSSIAN = 'фисвуапршолдьтщзйкыегмцчня';

const altScanner: Typist = (character) => [
  down({ key: 'Alt', code: 'AltLeft', altKey: true }),
  ...[...String(character.charCodeAt(0)).padStart(4, '0')].flatMap((digit) =>
    pressed({ key: digit, code: `Numpad${digit}`, altKey: true }),
  ),
  up({ key: 'Alt', code: 'AltLeft' }),
];

/** Scanners by how they type and what is done to it on the way. */
export const SCANNERS: Readonly<Record<string, Typist>> = {
  'a US layout': usScanner(() => ({})),
  'a German layout': usScanner(({ code, shiftKey }) => ({ key: germanAt(code).charAt(shiftKey ? 1 : 0) })),
  'a German layout, the scanner set to it': germanScanner,
  'a Vietnamese layout': usScanner(({ code, shiftKey }, character) => ({
    key: shiftKey ? character : (VIETNAMESE_ROW[Number(/^Digit(\d)/.exec(code)?.[1])] ?? character),
  })),
  'a Russian layout': usScanner(({ code }, character) => ({
    key: /^Key/.test(code) ? RUSSIAN.charAt(code.charCodeAt(3) - 65) : character,
  })),
  'dead keys': usScanner(({ code }, character) => ({ key: code === 'Quote' ? 'Dead' : character })),
  'CapsLock on': usScanner((_, character) => ({ key: invertedCase(character) })),
  'CapsLock on, made up for by the scanner': (character) => {
    const place = placeOf(invertedCase(character));
    return pressed({ ...place, key: character });
  },
  "an input method's Process keys": usScanner(() => ({ key: 'Process', keyCode: 229 })),
  'Alt and numbers': altScanner,
  'no codes, as a program within the phone types': (character) => [
    down({ key: character, code: '' }),
    up({ key: character, code: '' }),
  ],
};

/** A key that UniKey and its like swallow, to type so many Backspaces and these letters instead. */
export const swallowed = (typist: Typist, character: string, backspaces: number, letters: string) => {
  const made = (key: string, keyCode: number) => pressed({ key, keyCode, code: '' });
  return typist(character).flatMap((real) => {
    if (real.type === 'keyup' || real.key === 'Shift') return [real];
    return [
      ...Array.from({ length: backspaces }, () => made('Backspace', 8)).flat(),
      ...[...letters].flatMap((letter) => made(letter, 231)),
    ].map((instead) => ({ ...instead, shiftKey: real.shiftKey }));
  });
};

export const enter = (): KeyEvent[] => pressed({ key: 'Enter', code: 'Enter' });

/** Keys with the milliseconds before each. */
export type Timed = readonly (readonly [gapMs: number, key: KeyEvent[]])[];

export const timed = (
  text: string,
  gapMs: number | ((at: number) => number),
  typist = usScanner(() => ({})),
) =>
  [...text].map(
    (character, at) => [typeof gapMs === 'number' ? gapMs : gapMs(at), typist(character)] as const,
  );

/** What comes of keys, with a silence after them: the texts, and for each key whether nothing else may come of it. */
export function typing(keys: Timed) {
  const texts: (string | undefined)[] = [];
  const burst = recogniseBursts((text) => texts.push(text));
  let timeStamp = 1_000;
  const taken = keys.map(([gapMs, events]) => {
    timeStamp += gapMs;
    return events
      .map((keyEvent) => burst.take({ ...keyEvent, timeStamp }))
      .some((isScanners, at) => isScanners && events[at]?.type === 'keydown');
  });
  burst.end();
  return { texts, taken };
}

// How well zones in photos are read: npm run bench:zone [-- COUNT [FONT.otf]]. Another font than the model has learnt
// from tells more: with one, drawn by other people, what it says holds for other printers.
import { readPicture } from '../../src/verifier/document/photo/read-picture.ts';
import { doubtsOf, textOf } from '../../src/verifier/document/photo/reading-doubts.ts';
import { drawnWith, OCR_B } from './font.ts';
import { type Chance, chanceOf } from './random.ts';
import { type Spoiling, zonePhoto } from './zone-photo.ts';
import { zoneOf } from './zones.ts';

const COUNT = Number(process.argv[3] ?? 12);
const FONT = drawnWith(process.argv[4] ?? OCR_B);
const SIZES = ['TD3', 'TD1', 'TD2'] as const;

const slightly = (chance: Chance) => ({ turnDegrees: chance.between(-5, 5), light: 40 });
const WAYS: Readonly<Record<string, (chance: Chance) => Spoiling>> = {
  'clean, 24 px': () => ({ height: 24 }),
  'clean, 12 px': () => ({ height: 12 }),
  'turned by 8° at most': (chance) => ({ height: 20, turnDegrees: chance.between(-8, 8), noise: 4 }),
  'aslant and bent': (chance) => ({
    ...{ height: 22, aslant: 0.12, bent: chance.between(-0.8, 0.8) },
    ...{ turnDegrees: chance.between(-4, 4), noise: 4, light: 30 },
  }),
  'lit from one side': () => ({ height: 20, light: 90, noise: 6, ink: 60 }),
  blurred: (chance) => ({ ...slightly(chance), height: 18, blur: 0.1, noise: 6, jpeg: 60 }),
  'blurred more': (chance) => ({ ...slightly(chance), height: 18, blur: 0.16, noise: 8, jpeg: 50 }),
  noisy: (chance) => ({ ...slightly(chance), height: 16, blur: 0.05, noise: 25, jpeg: 60 }),
  faint: (chance) => ({ ...slightly(chance), height: 16, blur: 0.06, noise: 5, ink: 130, paper: 190 }),
  'of 10 to 12 px': (chance) => ({
    ...{ ...slightly(chance), height: chance.between(10, 12) },
    ...{ blur: 0.06, noise: 5, jpeg: 70 },
  }),
};

interface Rates {
  zones: number;
  /** Every character right. */
  exact: number;
  /** Compared without anybody's look, and of those, wrong. */
  compared: number;
  comparedWrong: number;
  characters: number;
  doubtful: number;
  /** Sure, and wrong: what nobody would see. */
  silent: number;
}

const none = (): Rates => ({
  ...{ zones: 0, exact: 0, compared: 0, comparedWrong: 0, characters: 0, doubtful: 0, silent: 0 },
});
const all = none();

for (const [number, [way, spoiling]] of Object.entries(WAYS).entries()) {
  const rates = none();
  const mistakes: string[] = [];
  const chance = chanceOf(1_000 + number);
  for (let zone = 0; zone < COUNT; zone++) {
    const lines = zoneOf(SIZES[zone % SIZES.length] ?? 'TD3', chance);
    rates.zones++;
    const reading = readPicture(await zonePhoto(lines, FONT, chance, spoiling(chance)));
    if (!reading) continue;
    const isExact = textOf(reading) === lines.join('\n');
    if (isExact) rates.exact++;
    if ((await doubtsOf(reading))?.isNone) {
      rates.compared++;
      if (!isExact) rates.comparedWrong++;
    }
    for (const [line, { characters }] of reading.lines.entries()) {
      for (const [at, { glyph, isSure }] of characters.entries()) {
        const right = lines[line]?.[at] ?? '';
        rates.characters++;
        if (!isSure) rates.doubtful++;
        if (!isSure || glyph === right) continue;
        rates.silent++;
        mistakes.push(`${right}→${glyph}`);
      }
    }
  }
  process.stdout.write(`${way.padEnd(24)} ${JSON.stringify(rates)} ${mistakes.join(' ')}\n`);
  for (const key of Object.keys(all) as (keyof Rates)[]) all[key] += rates[key];
}
process.stdout.write(`${'all'.padEnd(24)} ${JSON.stringify(all)}\n`);

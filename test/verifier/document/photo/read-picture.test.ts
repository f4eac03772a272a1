import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../../src/scanner/grey.ts';
import { type PictureReading, readPicture } from '../../../../src/verifier/document/photo/read-picture.ts';
import { doubtsOf, textOf } from '../../../../src/verifier/document/photo/reading-doubts.ts';
import { checkDigit } from '../../../certificate/person/zones.ts';
import { drawnWith, OCR_B, OCR_B_SHARP } from '../../../glyphs/font.ts';
import { chanceOf } from '../../../glyphs/random.ts';
import { noisy } from '../../../glyphs/spoil.ts';
import { type Spoiling, zonePhoto } from '../../../glyphs/zone-photo.ts';
import { zoneOf } from '../../../glyphs/zones.ts';

const FONT = drawnWith(OCR_B);
const SHARP = drawnWith(OCR_B_SHARP);

const photoOf = async (
  size: 'TD1' | 'TD2' | 'TD3',
  seed: number,
  spoiling: Spoiling,
  font = FONT,
): Promise<{ lines: readonly string[]; photo: Grey }> => {
  const chance = chanceOf(seed);
  const lines = zoneOf(size, chance);
  return { lines, photo: await zonePhoto(lines, font, chance, spoiling) };
};

const quarterTurned = ({ width, height, pixels }: Grey): Grey => ({
  width: height,
  height: width,
  pixels: Uint8Array.from(pixels, (_, at) => {
    const [x, y] = [at % height, Math.floor(at / height)];
    return pixels[(height - 1 - x) * width + y] as number;
  }),
});

const sureAndWrong = (reading: PictureReading, lines: readonly string[]): string[] =>
  reading.lines.flatMap(({ characters }, line) =>
    characters.flatMap(({ glyph, isSure }, at) =>
      isSure && glyph !== lines[line]?.[at] ? [`${lines[line]?.[at]} read as ${glyph}`] : [],
    ),
  );

describe('a picture of a machine-readable zone', () => {
  it.each([
    ['a card', 'TD1', 24, FONT],
    ['a small document', 'TD2', 20, SHARP],
    ['a passport', 'TD3', 24, FONT],
    ['a passport with letters of 14 pixels', 'TD3', 14, SHARP],
  ] as const)('is read, of %s', async (_, size, height, font) => {
    const { lines, photo } = await photoOf(size, height, { height }, font);
    const reading = readPicture(photo);
    expect(reading && textOf(reading)).toBe(lines.join('\n'));
  });

  it.each([
    ['turned by 8°', { height: 20, turnDegrees: 8, noise: 4 }],
    ['turned by -8°', { height: 20, turnDegrees: -8, noise: 4 }],
    [
      'seen aslant, from a page that bends',
      { height: 22, turnDegrees: 2, aslant: 0.1, bent: 0.6, light: 30 },
    ],
    ['lit from one side', { height: 20, light: 90, ink: 60, noise: 4 }],
    ['blurred and compressed', { height: 20, blur: 0.08, noise: 5, jpeg: 60 }],
  ] as const)('is read where it is %s', async (_, spoiling) => {
    const { lines, photo } = await photoOf('TD3', 7, spoiling);
    const reading = readPicture(photo);
    expect(reading && textOf(reading)).toBe(lines.join('\n'));
  });

  it('is read in any of four directions, and shown level', async () => {
    const { lines, photo } = await photoOf('TD3', 11, { height: 18, noise: 4 });
    let turned = photo;
    for (const _ of ['90°', '180°', '270°']) {
      turned = quarterTurned(turned);
      const reading = readPicture(turned);
      expect(reading && textOf(reading)).toBe(lines.join('\n'));
      const strip = reading?.lines[0]?.strip;
      expect([strip?.width, strip?.height]).toEqual([880, 32]);
    }
  });

  it('needs nobody to look at it where each character is sure and each check digit fits', async () => {
    const doubts = [];
    for (const seed of [1, 2, 3, 4]) {
      const { photo } = await photoOf('TD3', seed, { height: 26 });
      const reading = readPicture(photo);
      if (reading) doubts.push(await doubtsOf(reading));
    }
    expect(doubts.filter((one) => one?.isNone).length).toBeGreaterThanOrEqual(1);
  });

  it('is never sure of a character that is wrong, however it is spoilt', async () => {
    let doubtful = 0;
    for (let seed = 100; seed < 108; seed++) {
      const chance = chanceOf(seed);
      const { lines, photo } = await photoOf((['TD3', 'TD1', 'TD2'] as const)[seed % 3] as 'TD3', seed, {
        height: chance.between(9, 16),
        blur: chance.between(0.08, 0.18),
        noise: chance.between(5, 25),
        light: 50,
        turnDegrees: chance.between(-6, 6),
        jpeg: 45,
      });
      const reading = readPicture(photo);
      if (!reading || reading.lines.length !== lines.length) continue;
      expect(sureAndWrong(reading, lines)).toEqual([]);
      const doubts = await doubtsOf(reading);
      doubtful += doubts?.places.length ?? 0;
      if (textOf(reading) !== lines.join('\n')) expect(doubts?.isNone).toBe(false);
    }
    expect(doubtful).toBeGreaterThan(20);
  });

  it('has to be looked at where a number has an O, which is read as 0', async () => {
    const chance = chanceOf(6);
    const [, second = ''] = zoneOf('TD3', chance);
    const lines = [
      'P<VNMNGUYEN<<VAN<AN'.padEnd(44, '<'),
      `CO1234567${checkDigit('CO1234567')}${second.slice(10)}`,
    ];
    const reading = readPicture(await zonePhoto(lines, FONT, chance, { height: 26 }));
    expect(reading && (await doubtsOf(reading))).toMatchObject({
      isNone: false,
      unfit: ['number', 'composite'],
    });
  });

  it('has to be looked at where a check digit does not fit', async () => {
    const chance = chanceOf(5);
    const [first = '', second = ''] = zoneOf('TD3', chance);
    const wrong = `${second.slice(0, 9)}${(Number(second[9]) + 1) % 10}${second.slice(10)}`;
    const reading = readPicture(await zonePhoto([first, wrong], FONT, chance, { height: 26 }));
    expect(reading && (await doubtsOf(reading))).toMatchObject({
      isNone: false,
      unfit: ['number', 'composite'],
    });
  });

  it.each([
    ['nothing', () => ({ width: 900, height: 600, pixels: new Uint8Array(540_000).fill(220) })],
    [
      'noise',
      () => noisy({ width: 900, height: 600, pixels: new Uint8Array(540_000).fill(128) }, chanceOf(1), 60),
    ],
    [
      'a grid of dots as regular as letters',
      () => ({
        width: 1_200,
        height: 800,
        pixels: Uint8Array.from({ length: 960_000 }, (_, at) =>
          (at % 1_200) % 20 < 10 && Math.floor(at / 1_200) % 30 < 15 ? 30 : 220,
        ),
      }),
    ],
    ['a single pixel', () => ({ width: 1, height: 1, pixels: new Uint8Array(1) })],
  ])('is not seen in %s', (_, picture) => {
    expect(readPicture(picture())).toBeUndefined();
  });

  it('is not seen in a page of other writing', async () => {
    const photo = await zonePhoto(
      ['Không có dòng nào ở đây cả', 'và ở đây cũng không có gì'],
      'sans-serif',
      chanceOf(1),
      {
        height: 22,
      },
    );
    expect(readPicture(photo)).toBeUndefined();
  });
});

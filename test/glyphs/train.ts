// Makes the model that reads OCR-B from photos: npm run train:zone [-- SAMPLES]
// One number of samples gives one model, on one version of Node and of the canvas. It takes some minutes.
import { writeFileSync } from 'node:fs';
import { LAYERS, lookAt, type Model, openLook, PARTS } from '../../src/verifier/document/photo/glyphs.ts';
import { drawnWith, OCR_B, OCR_B_SHARP } from './font.ts';
import { gradientOf, softmax } from './gradient.ts';
import { chanceOf } from './random.ts';
import { type Sample, samplesOf } from './samples.ts';

const SAMPLES = Number(process.argv[3] ?? 320_000);
const BATCH = 32;
const FASTEST = 0.002;
const TARGET = 'src/verifier/document/photo/weights.ts';

const chance = chanceOf(9303);
const FONTS = [OCR_B, OCR_B_SHARP].map(drawnWith);
const fontByChance = () => FONTS[chance.whole(FONTS.length)] as string;

const { first, second, third } = LAYERS;
const INPUTS = [
  first.size ** 2,
  0,
  first.kernels * second.size ** 2,
  0,
  (PARTS[4] ?? 0) / third,
  0,
  third,
  0,
];
const model = PARTS.map((length, part) =>
  Float32Array.from({ length }, () =>
    INPUTS[part] ? chance.normal() * Math.sqrt(2 / (INPUTS[part] as number)) : 0,
  ),
) as unknown as Model;

const [means, squares] = [0, 1].map(() => PARTS.map((length) => new Float32Array(length)));
const look = openLook();
let seen = 0;
let steps = 0;
let [wrong, loss, since] = [0, 0, 0];
let waiting: Sample[] = [];

while (seen < SAMPLES) {
  // Rows are mixed, so that a batch is not of one photo.
  while (waiting.length < 40 * BATCH) waiting.push(...(await samplesOf(fontByChance(), chance)));
  for (let at = waiting.length - 1; at > 0; at--) {
    const other = chance.whole(at + 1);
    [waiting[at], waiting[other]] = [waiting[other] as Sample, waiting[at] as Sample];
  }
  for (let batch = 0; batch < 40; batch++) step(waiting.slice(batch * BATCH, (batch + 1) * BATCH));
  waiting = waiting.slice(40 * BATCH);
}
writeFileSync(TARGET, kept(model));

function step(batch: readonly Sample[]): void {
  const gradient = PARTS.map((length) => new Float32Array(length)) as unknown as Model;
  for (const { cell, glyph } of batch) {
    lookAt(cell, model, look);
    const likelihoods = softmax(look.answers);
    loss -= Math.log(Math.max(1e-9, likelihoods[glyph] as number));
    if (likelihoods.indexOf(Math.max(...likelihoods)) !== glyph) wrong++;
    gradientOf(cell, glyph, likelihoods, model, look, gradient);
  }
  seen += batch.length;
  since += batch.length;
  steps++;
  const rate = FASTEST * (0.5 + 0.5 * Math.cos((Math.PI * seen) / SAMPLES)) * Math.min(1, steps / 200);
  // Kingma and Ba 2015.
  const [correctMean, correctSquare] = [1 - 0.9 ** steps, 1 - 0.999 ** steps];
  for (const [part, numbers] of model.entries()) {
    const [by, mean, square] = [gradient[part], means?.[part], squares?.[part]] as Float32Array[];
    if (!by || !mean || !square) continue;
    for (let at = 0; at < numbers.length; at++) {
      const one = (by[at] as number) / batch.length;
      mean[at] = 0.9 * (mean[at] as number) + 0.1 * one;
      square[at] = 0.999 * (square[at] as number) + 0.001 * one * one;
      numbers[at] =
        (numbers[at] as number) -
        (rate * ((mean[at] as number) / correctMean)) /
          (Math.sqrt((square[at] as number) / correctSquare) + 1e-8);
    }
  }
  if (since < 20_000) return;
  process.stdout.write(
    `${seen} loss ${(loss / since).toFixed(4)} wrong ${((100 * wrong) / since).toFixed(2)} %\n`,
  );
  [wrong, loss, since] = [0, 0, 0];
  writeFileSync(TARGET, kept(model));
}

/** As `keptModel` reads it. */
function kept(numbers: Model): string {
  const sizes = numbers.map((part) => part.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-6) / 127);
  const bytes = Buffer.alloc(4 * PARTS.length + PARTS.reduce((sum, length) => sum + length, 0));
  for (const [part, size] of sizes.entries()) bytes.writeFloatLE(size, 4 * part);
  let at = 4 * PARTS.length;
  for (const [part, values] of numbers.entries()) {
    for (const value of values) bytes.writeInt8(Math.round(value / Math.fround(sizes[part] as number)), at++);
  }
  return `/** What was learnt of OCR-B, by test/glyphs/train.ts. */\nexport const WEIGHTS =\n  '${bytes.toString('base64')}';\n`;
}

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Grey, greyOf } from '../../src/scanner/grey.ts';
import { CELL, cellAt } from '../../src/verifier/document/photo/cells.ts';
import { GLYPHS, NO_GLYPH } from '../../src/verifier/document/photo/glyphs.ts';
import type { Row } from '../../src/verifier/document/photo/rows.ts';
import type { Chance } from './random.ts';
import { blurred, compressed, noisy, uneven } from './spoil.ts';

export interface Sample {
  readonly cell: Float32Array;
  readonly glyph: number;
}

/** What stands in no zone. */
const OTHERS = 'abdefghikmnrtuwy#*+-.,/()=?:%&';
const PLACES = 18;
/** Blank places before and after the row. */
const BLANK = 2;

/** The cells of a row of glyphs by chance, spoilt as photos are, and looked at as rows that were found are: not quite there. */
export async function samplesOf(font: string, chance: Chance): Promise<Sample[]> {
  const drawn = Array.from({ length: PLACES }, () => {
    const other = chance.isSo(0.04);
    const from = other ? OTHERS : GLYPHS;
    const at = chance.whole(from.length);
    return { text: from.charAt(at), glyph: other ? NO_GLYPH : at };
  });
  const pitch = Math.exp(chance.between(Math.log(7), Math.log(26)));
  const height = pitch * chance.between(0.85, 1.3);
  const turn = chance.between(-0.1, 0.1);
  const [width, across] = [pitch * (PLACES + 2 * BLANK), Math.ceil(pitch * (PLACES + 2 * BLANK) + 8)];
  const rise = Math.tan(turn);
  const down = Math.ceil(height * 2.6 + Math.abs(rise) * width);
  const start = { x: 4 + pitch * (BLANK + 0.5), y: down / 2 - (rise * width) / 2 + rise * pitch * BLANK };
  const canvas = createCanvas(across, down);
  const context = canvas.getContext('2d');
  const paper = chance.between(140, 250);
  const ink = chance.between(5, paper - 60);
  context.fillStyle = grey(paper);
  context.fillRect(0, 0, across, down);
  const widen = (height / pitch) ** -0.5 * chance.between(0.88, 1.1);
  // What is heavy, light, or worn.
  const weight = chance.between(-0.045, 0.075) * height;
  const slant = chance.between(-0.09, 0.09);
  const [fontSize, capHeight] = fontFor(context, font, height);
  for (const [at, { text }] of drawn.entries()) {
    context.setTransform(
      widen * Math.cos(turn),
      widen * Math.sin(turn),
      -Math.sin(turn) + slant,
      Math.cos(turn),
      start.x + at * pitch,
      start.y + at * pitch * rise,
    );
    context.font = `${fontSize}px ${font}`;
    context.textAlign = 'center';
    context.fillStyle = grey(ink + chance.between(-10, 10));
    context.fillText(text, 0, capHeight / 2);
    if (Math.abs(weight) < 0.2) continue;
    context.lineWidth = Math.abs(weight);
    context.strokeStyle = grey(weight > 0 ? ink : paper);
    context.strokeText(text, 0, capHeight / 2);
  }
  context.resetTransform();
  if (chance.isSo(0.15)) scratch(context, chance, across, down, pitch, grey(chance.between(ink, 255)));
  const spoilt = await photographed(
    greyOf(context.getImageData(0, 0, across, down) as unknown as ImageData),
    chance,
    pitch,
    paper - ink,
  );
  const row = (): Row => ({
    x: [start.x, pitch * chance.between(0.985, 1.015), 0],
    y: [start.y, pitch * (rise + chance.between(-0.025, 0.025)), 0],
    height: height * chance.between(0.9, 1.14),
    first: 0,
    last: PLACES - 1,
  });
  const samples: Sample[] = [];
  const look = (at: number, glyph: number, isOff: boolean) => {
    // Slightly wrong in all of its frame, and right about where the middle of the place is.
    const exact = row();
    const around: Row = {
      ...exact,
      x: [start.x + at * pitch - (exact.x[1] as number) * at, exact.x[1], 0],
      y: [start.y + at * pitch * rise - (exact.y[1] as number) * at, exact.y[1], 0],
    };
    const cell = new Float32Array(CELL.width * CELL.height);
    const off = chance.between(0.38, 0.62) * (chance.isSo(0.5) ? 1 : -1);
    const isDown = chance.isSo(0.4);
    cellAt(
      spoilt,
      around,
      at,
      {
        across: chance.between(-0.1, 0.1) + (isOff && !isDown ? off : 0),
        down: chance.between(-0.09, 0.09) + (isOff && isDown ? off : 0),
      },
      cell,
    );
    samples.push({ cell, glyph });
  };
  for (const [at, { glyph }] of [...drawn.entries(), ...drawn.entries()]) look(at, glyph, false);
  look(-1, NO_GLYPH, false);
  look(chance.isSo(0.5) ? PLACES : -2, NO_GLYPH, false);
  look(chance.whole(PLACES - 1), NO_GLYPH, true);
  return samples;
}

const grey = (brightness: number): string => {
  const value = Math.round(Math.min(255, Math.max(0, brightness)));
  return `rgb(${value},${value},${value})`;
};

/** The size in which a font's capitals have a height, and that height. */
function fontFor(context: SKRSContext2D, font: string, height: number): [number, number] {
  context.font = `1000px ${font}`;
  const { actualBoundingBoxAscent } = context.measureText('H');
  return [(1000 * height) / actualBoundingBoxAscent, height];
}

function scratch(
  context: SKRSContext2D,
  chance: Chance,
  across: number,
  down: number,
  pitch: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = pitch * chance.between(0.04, 0.14);
  context.beginPath();
  context.moveTo(chance.between(0, across), 0);
  context.bezierCurveTo(
    chance.between(0, across),
    chance.between(0, down),
    chance.between(0, across),
    chance.between(0, down),
    chance.between(0, across),
    down,
  );
  context.stroke();
}

async function photographed(drawn: Grey, chance: Chance, pitch: number, contrast: number): Promise<Grey> {
  let photo = uneven(drawn, chance, contrast * chance.between(0, 0.4));
  if (chance.isSo(0.85)) {
    const out = chance.between(0, 0.13) * pitch + chance.between(0, 0.7);
    const shaken = chance.isSo(0.3) ? chance.between(0.4, 1) : 1;
    photo = chance.isSo(0.5) ? blurred(photo, out, out * shaken) : blurred(photo, out * shaken, out);
  }
  photo = noisy(photo, chance, chance.isSo(0.7) ? chance.between(0, 0.12) * contrast : 0);
  return chance.isSo(0.4) ? compressed(photo, Math.round(chance.between(35, 95))) : photo;
}

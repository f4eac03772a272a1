import { createCanvas } from '@napi-rs/canvas';
import { type Grey, greyOf } from '../../src/scanner/grey.ts';
import type { Chance } from './random.ts';
import { blurred, compressed, noisy, uneven } from './spoil.ts';

/** How a photo of a zone is spoilt. */
export interface Spoiling {
  /** Height of its capitals in pixels. */
  readonly height: number;
  readonly turnDegrees?: number;
  /** How far the corners are from where they would be, seen straight from above: a part of the width. */
  readonly aslant?: number;
  /** How far a page that is not flat bends a line, in heights of capitals. */
  readonly bent?: number;
  /** Standard deviation in heights of capitals. */
  readonly blur?: number;
  /** Standard deviation in brightness. */
  readonly noise?: number;
  /** How much lighter it is here than there, and how strong the ground's pattern, in brightness. */
  readonly light?: number;
  readonly jpeg?: number;
  readonly ink?: number;
  readonly paper?: number;
}

/** Drawn so much larger than it is photographed. */
const FINER = 2;

/** A page with a zone at its foot, photographed. */
export async function zonePhoto(
  lines: readonly string[],
  font: string,
  chance: Chance,
  {
    height,
    turnDegrees = 0,
    aslant = 0,
    bent = 0,
    blur = 0,
    noise = 0,
    light = 0,
    jpeg,
    ink = 40,
    paper = 225,
  }: Spoiling,
): Promise<Grey> {
  const page = pageOf(lines, font, height * FINER, ink, paper);
  const room = 1.12 + Math.abs(turnDegrees) / 60;
  const width = Math.round((page.width / FINER) * room);
  const across = Math.round((page.height / FINER + (page.width / FINER) * Math.abs(turnDegrees / 57)) * room);
  const [a, b, c, d] = [0, 1, 2, 3].map(() => aslant * chance.between(-1, 1)) as [
    number,
    number,
    number,
    number,
  ];
  const turn = (turnDegrees * Math.PI) / 180;
  const pixels = new Uint8Array(width * across).fill(paper);
  for (let y = 0; y < across; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x - width / 2) * FINER, (y - across / 2) * FINER];
      let [px, py] = [u * Math.cos(turn) + v * Math.sin(turn), -u * Math.sin(turn) + v * Math.cos(turn)];
      // A plane that leans: what is farther away is smaller.
      const far = 1 + (2 * a * px + 2 * b * py) / page.width;
      [px, py] = [(px + c * py) / far, (py + d * 0.5 * px) / far];
      py += bent * height * FINER * Math.sin((Math.PI * px) / page.width) ** 2;
      pixels[y * width + x] = pixelOf(page, px + page.width / 2, py + page.height / 2, paper);
    }
  }
  let photo = uneven({ width, height: across, pixels }, chance, light);
  if (blur > 0) photo = blurred(photo, blur * height, blur * height * chance.between(0.5, 1));
  if (noise > 0) photo = noisy(photo, chance, noise);
  return jpeg === undefined ? photo : compressed(photo, jpeg);
}

function pixelOf({ width, height, pixels }: Grey, x: number, y: number, outside: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return outside;
  // The mean of as many pixels as go into one.
  const at = top * width + left;
  const [right, lower] = [x - left, y - top];
  return (
    ((pixels[at] as number) * (1 - right) + (pixels[at + 1] as number) * right) * (1 - lower) +
    ((pixels[at + width] as number) * (1 - right) + (pixels[at + width + 1] as number) * right) * lower
  );
}

const shade = (value: number) => `rgb(${value},${value},${value})`;

/** Writing, and below it the zone. */
function pageOf(lines: readonly string[], font: string, height: number, ink: number, paper: number): Grey {
  const pitch = height * 1.02;
  const apart = lines.length === 3 ? 1.75 : 2.5;
  const margin = 2.2 * pitch;
  const width = Math.ceil((lines[0]?.length ?? 0) * pitch + 2 * margin);
  const zoneTop = 8 * height;
  const canvas = createCanvas(width, Math.ceil(zoneTop + (lines.length - 1) * apart * height + 3.4 * height));
  const context = canvas.getContext('2d');
  context.fillStyle = shade(paper);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = shade(ink);
  context.font = `${height * 0.9}px sans-serif`;
  for (let line = 0; line < 4; line++) {
    context.fillText(
      'SỔ HỘ CHIẾU / PASSPORT  01/02/1990  Hà Nội',
      margin + 5 * height,
      (1.5 + 1.5 * line) * height,
    );
  }
  context.font = `1000px ${font}`;
  context.font = `${(1000 * height) / context.measureText('H').actualBoundingBoxAscent}px ${font}`;
  context.textAlign = 'center';
  for (const [number, line] of lines.entries()) {
    for (const [at, glyph] of [...line].entries()) {
      context.fillText(glyph, margin + (at + 0.5) * pitch, zoneTop + number * apart * height + height);
    }
  }
  return greyOf(context.getImageData(0, 0, canvas.width, canvas.height) as unknown as ImageData);
}

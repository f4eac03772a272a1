import type { Grey } from '../../../scanner/grey.ts';
import { type Character, certain } from './certain.ts';
import { keptModel, type Model } from './glyphs.ts';
import { openEye } from './likelihoods.ts';
import { rowsOf } from './rows.ts';
import { type Strip, stripOf } from './strip.ts';
import { strokesIn } from './strokes.ts';
import { GOOD_SCORE, type ZonePlaces, zoneIn } from './zone-places.ts';

/** A line of a zone as it was read from a picture. */
export interface PictureLine {
  readonly characters: readonly Character[];
  /** The line alone, level and enlarged: each character has the same part of its width. */
  readonly strip: Strip;
}

export interface PictureReading {
  readonly lines: readonly PictureLine[];
}

/** Surroundings that ink is held against, as parts of the picture's longer side: for large letters and for small. */
const WINDOWS = [1 / 36, 1 / 90] as const;

/** Below this, it is not a zone but other text, or nobody could read it. */
const LEAST_SCORE = -1;

/** Part of a line. */
const MOST_DOUBTFUL = 0.15;

let model: Model | undefined;

/**
 * Reads a machine-readable zone (ICAO Doc 9303: TD1, TD2, TD3, visas, France's older card) from a picture: in any of four
 * directions, turned from it by eleven degrees at most.
 *
 * @param grey at most some 2,000 pixels a side: what this takes grows with their number.
 * @returns undefined where there is none that can be read.
 */
export function readPicture(grey: Grey): PictureReading | undefined {
  model ??= keptModel();
  let best: { grey: Grey; places: ZonePlaces } | undefined;
  for (const picture of [grey, quarterTurned(grey)]) {
    for (const part of WINDOWS) {
      const window = Math.max(24, Math.round(part * Math.max(picture.width, picture.height)));
      const places = zoneIn(rowsOf(strokesIn(picture, window)), openEye(picture, model));
      if (places && (!best || places.score > best.places.score)) best = { grey: picture, places };
      if (best && best.places.score > GOOD_SCORE) break;
    }
    if (best && best.places.score > LEAST_SCORE) break;
  }
  if (!best || best.places.score < LEAST_SCORE) return undefined;
  const { grey: found, places } = best;
  const eye = openEye(found, model);
  return {
    lines: places.lines.map(({ row, start, isClear }, number) => ({
      characters: together(
        (places.layout[number] ?? []).map((allowed, at) => certain(eye, row, start + at, allowed, isClear)),
      ),
      strip: stripOf(found, row, start, (places.layout[number] ?? []).length),
    })),
  };
}

/** Of a line that so much of is in doubt, nothing is sure. */
function together(characters: readonly Character[]): readonly Character[] {
  const doubtful = characters.filter(({ isSure }) => !isSure).length;
  if (doubtful <= MOST_DOUBTFUL * characters.length) return characters;
  return characters.map(({ glyph }) => ({ glyph, isSure: false }));
}

/** Turned clockwise. */
function quarterTurned({ width, height, pixels }: Grey): Grey {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + height - 1 - y] = pixels[y * width + x] as number;
  }
  return { width: height, height: width, pixels: turned };
}

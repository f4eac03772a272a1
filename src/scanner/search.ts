import type { Reading } from './engines/engine.ts';
import type { Engines } from './engines/engines.ts';
import type { FoundCode, Point } from './found-code.ts';
import { type Grey, greyOf, imageOf } from './grey.ts';
import { type Pass, QUICK, RESCUES, THOROUGH } from './passes.ts';
import { readBent } from './read-bent.ts';
import { openViewer, type Picture, type Region, sizeOf, surroundings } from './view.ts';

/** What was seen in one frame of a video, in its pixels. */
export interface FrameReading {
  readonly codes: readonly FoundCode[];
  /** Corners of a code that is there but could not be read. */
  readonly unread: readonly Point[] | undefined;
  /** Mean brightness, 0 to 255; of frames without a code only. */
  readonly brightness: number | undefined;
  /** Mean difference in brightness from the frame before, 0 to 255. */
  readonly movement: number | undefined;
}

export interface Search {
  /** Looks quickly, and where that finds nothing on, another way in each frame, within the time for one. */
  frame(picture: Picture): Promise<FrameReading>;
  /** Looks in one way after the other until something is found or, after a first thorough look, the time is spent. */
  still(picture: Picture, effortMs: number): Promise<readonly FoundCode[]>;
}

/** For one frame: what is left of 15 frames a second once the phone has drawn them. */
const FRAME_MS = 45;
/** In so many frames with a code, one is searched for others beside it. */
const FRAMES_UNTIL_OTHERS = 8;
/** Of a still picture in one look; more are hardly codes. */
const MOST_BENT = 8;
/** Frames for which a code that was seen but not read is believed to be where it was. */
const FRAMES_SEEN = 8;

const BRIGHTNESS: Pass = { part: 'whole', sidePx: 64, effort: {} };

/** Searches the pictures of one camera or of files; remembers what has helped, and nothing about anybody. */
export function openSearch({ first, thorough }: Engines): Search {
  const view = openViewer();
  let frames = 0;
  let nextRescue = 0;
  /** What found the last code finds the next one of the same sheet, in the same light. */
  let favourite: Pass | undefined;
  let seen: { corners: readonly Point[]; atFrame: number } | undefined;
  let before: Uint8Array | undefined;

  const look = async (
    picture: Picture,
    pass: Pass,
    known?: Region,
    mostBent = 1,
    untilMs = Number.POSITIVE_INFINITY,
  ) => {
    const { image, toPicture } = view(picture, pass, known);
    const prepared = pass.prepare ? imageOf(pass.prepare(greyOf(image))) : image;
    const engine = QUICK.includes(pass) ? first : thorough;
    const { codes, unread }: Reading = await engine.read(prepared, pass.effort);
    const bent = await readBent(thorough, prepared, unread, mostBent, untilMs);
    const inPicture = ({ text, corners }: FoundCode) => ({ text, corners: corners.map(toPicture) });
    return {
      codes: [...codes, ...bent.codes].map(inPicture),
      unread: bent.unread.map(({ corners }) => corners.map(toPicture)),
    };
  };

  const knownRegion = (picture: Picture): Region | undefined => {
    if (!seen || frames - seen.atFrame > FRAMES_SEEN) return undefined;
    const { width, height } = sizeOf(picture);
    return surroundings(seen.corners, width, height);
  };

  const withoutCode = (picture: Picture): FrameReading => {
    const { pixels } = greyOf(view(picture, BRIGHTNESS).image);
    let [sum, change] = [0, 0];
    pixels.forEach((pixel, at) => {
      sum += pixel;
      change += Math.abs(pixel - (before?.[at] ?? pixel));
    });
    before = pixels;
    return {
      codes: [],
      unread: seen && frames - seen.atFrame <= FRAMES_SEEN ? seen.corners : undefined,
      brightness: sum / pixels.length,
      movement: change / pixels.length,
    };
  };

  return {
    frame: async (picture) => {
      frames++;
      const startedMs = performance.now();
      const usual = favourite ? [favourite, ...QUICK] : QUICK;
      for (const pass of frames % FRAMES_UNTIL_OTHERS === 0 ? [THOROUGH, ...usual] : usual) {
        const { codes } = await look(picture, pass);
        if (codes.length > 0) return { codes, unread: undefined, brightness: undefined, movement: undefined };
      }
      do {
        const pass = RESCUES[nextRescue++ % RESCUES.length] as Pass;
        const { codes, unread } = await look(picture, pass, knownRegion(picture));
        if (unread[0]) seen = { corners: unread[0], atFrame: frames };
        if (codes.length > 0) {
          favourite = pass;
          nextRescue = 0;
          return { codes, unread: undefined, brightness: undefined, movement: undefined };
        }
      } while (performance.now() - startedMs < FRAME_MS);
      favourite = undefined;
      return withoutCode(picture);
    },
    still: async (picture, effortMs) => {
      const startedMs = performance.now();
      const { width, height } = sizeOf(picture);
      const at = await look(picture, { ...THOROUGH, effort: {} });
      if (at.codes.some(({ corners }) => areaOf(corners) > FILLS * width * height)) return at.codes;
      if (isBlank(greyOf(view(picture, BRIGHTNESS).image))) return [];
      const found = new Map<string, FoundCode>();
      let known: Region | undefined;
      for (const pass of stillPasses()) {
        const { codes, unread } = await look(picture, pass, known, MOST_BENT, startedMs + effortMs);
        for (const code of codes) found.set(code.text, code);
        // Where some were read and none was seen beside them, there is no more.
        if ((found.size > 0 && unread.length === 0) || performance.now() - startedMs > effortMs) break;
        const [corners] = unread;
        if (corners) known = surroundings(corners, width, height);
      }
      return [...found.values()];
    },
  };
}

/** Of a picture, that a code takes beside which there is no room for another like it. */
const FILLS = 0.5;
/** Differences in brightness of a paper without anything on it. */
const BLANK = 8;

const isBlank = ({ pixels }: Grey) =>
  pixels.reduce((most, pixel) => Math.max(most, pixel)) -
    pixels.reduce((least, pixel) => Math.min(least, pixel)) <
  BLANK;

/** Of a quadrangle, in square pixels; 0 where the engine did not tell. */
const areaOf = (corners: readonly Point[]) =>
  Math.abs(
    corners.reduce((sum, { x, y }, at) => {
      const next = corners[(at + 1) % corners.length] as Point;
      return sum + x * next.y - next.x * y;
    }, 0),
  ) / 2;

/** Every pixel of a picture as large as files may be. */
const ALL_PIXELS: Pass = { ...THOROUGH, sidePx: 6000 };

/** Nobody aims a picture: first all of it, then its middle or where a code was seen. */
function* stillPasses(): Generator<Pass> {
  const all = (pass: Pass): Pass => ({ ...pass, effort: { ...pass.effort, all: true } });
  yield ALL_PIXELS;
  for (const pass of RESCUES.map(all)) {
    if (pass.part === 'middle')
      yield { ...pass, part: 'whole', sidePx: pass.prepare ? pass.sidePx : pass.sidePx * 2 };
    else yield pass;
  }
  for (const pass of RESCUES.map(all)) if (pass.part === 'middle') yield pass;
}

import { DECONVOLVED_SIDE, refocused } from './deconvolve.ts';
import type { Effort } from './engines/engine.ts';
import { blackAndWhite, evened, type Grey, sharpened, smoothed } from './grey.ts';
import { unbent } from './unbend.ts';

/** One way of looking at a picture. */
export interface Pass {
  /** All of it; its middle, where people hold a code; or the middle of that. */
  readonly part: 'whole' | 'middle' | 'core';
  /** What the part's longer side becomes; only a core is enlarged. */
  readonly sidePx: number;
  readonly turnedDegrees?: number;
  readonly prepare?: (grey: Grey) => Grey;
  readonly effort: Effort;
}

const HARDER: Effort = { harder: true };
/** What is black and white already needs no other threshold. */
const MIDDLE: Effort = { threshold: 'middle', harder: true };

/** Quick looks, one or the other of which finds an easy code. */
export const QUICK: readonly Pass[] = [
  { part: 'middle', sidePx: 720, effort: {} },
  { part: 'whole', sidePx: 1280, effort: {} },
];

/** Everything that there is, and where a code is that cannot be read. */
export const THOROUGH: Pass = { part: 'whole', sidePx: 2400, effort: { harder: true, all: true } };

/** What helps where nothing was seen: the likeliest first, each unlike the one before (`npm run bench:scan`). */
export const RESCUES: readonly Pass[] = [
  THOROUGH,
  // Uneven light, glare, screens.
  { part: 'middle', sidePx: 720, prepare: (grey) => blackAndWhite(grey, 25), effort: MIDDLE },
  // Faint, or grainy.
  { part: 'middle', sidePx: 720, prepare: (grey) => evened(smoothed(grey, 1), 25), effort: HARDER },
  { part: 'core', sidePx: 1080, effort: HARDER },
  { part: 'middle', sidePx: DECONVOLVED_SIDE, prepare: (grey) => refocused(grey, 2.6), effort: {} },
  { part: 'middle', sidePx: 480, effort: HARDER },
  { part: 'middle', sidePx: 720, prepare: (grey) => unbent(grey, 1.1, 'upright'), effort: {} },
  { part: 'middle', sidePx: 720, turnedDegrees: 45, effort: HARDER },
  { part: 'middle', sidePx: DECONVOLVED_SIDE, prepare: (grey) => refocused(grey, 3.6), effort: {} },
  { part: 'middle', sidePx: 1080, prepare: (grey) => smoothed(grey, 2), effort: { threshold: 'whole' } },
  { part: 'middle', sidePx: 720, prepare: (grey) => unbent(grey, 0.6, 'upright'), effort: {} },
  { part: 'middle', sidePx: 1080, prepare: (grey) => sharpened(grey, 4, 3), effort: HARDER },
  {
    part: 'middle',
    sidePx: 720,
    prepare: (grey) => blackAndWhite(grey, 12),
    effort: { ...MIDDLE, denoise: true },
  },
  { part: 'middle', sidePx: 720, prepare: (grey) => unbent(grey, 1.1, 'level'), effort: {} },
  { part: 'middle', sidePx: DECONVOLVED_SIDE, prepare: (grey) => refocused(grey, 1.8), effort: {} },
  { part: 'whole', sidePx: 960, prepare: (grey) => blackAndWhite(grey, 25), effort: MIDDLE },
  { part: 'middle', sidePx: 1080, prepare: (grey) => blackAndWhite(smoothed(grey, 1), 25), effort: MIDDLE },
  { part: 'whole', sidePx: 1600, effort: { harder: true, denoise: true } },
  { part: 'core', sidePx: 1080, turnedDegrees: 20, prepare: (grey) => smoothed(grey, 1), effort: HARDER },
];

import { openEngines } from './engines/engines.ts';
import { ownCopy } from './own-copy.ts';
import { openSearch } from './search.ts';
import type { Picture } from './view.ts';

/** What the page asks; the picture comes with it, and is closed here. */
export interface Question {
  readonly id: number;
  readonly picture: Picture;
  /** For a still picture; else it is a frame of a video. */
  readonly effortMs?: number | undefined;
}

const engines = openEngines();
const search = engines.then(openSearch);

engines.then(({ first, thorough }) => {
  postMessage({ engines: first === thorough ? thorough.name : `${first.name}+${thorough.name}` });
  // Without any, the page is told as of every other death.
}, reportError);

addEventListener('message', async ({ data: { id, picture, effortMs } }: MessageEvent<Question>) => {
  const own = await ownCopy(picture);
  try {
    const { frame, still } = await search;
    postMessage({ id, answer: await (effortMs === undefined ? frame(own) : still(own, effortMs)) });
  } catch {
    postMessage({ id });
  } finally {
    own.close();
  }
});

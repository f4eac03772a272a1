import { openEngines } from './engines/engines.ts';
import { openSearch } from './search.ts';
import type { Picture } from './view.ts';

/** What the page asks; the picture comes with it, and is closed here. */
export interface Question {
  readonly id: number;
  readonly ask: 'frame' | 'still';
  readonly picture: Picture;
}

const engines = openEngines();
const search = engines.then(openSearch);

void engines.then(({ first, thorough }) => {
  postMessage({ engines: first === thorough ? thorough.name : `${first.name}+${thorough.name}` });
});

addEventListener('message', async ({ data: { id, ask, picture } }: MessageEvent<Question>) => {
  try {
    postMessage({ id, answer: await (await search)[ask](picture) });
  } catch {
    postMessage({ id });
  } finally {
    picture.close();
  }
});

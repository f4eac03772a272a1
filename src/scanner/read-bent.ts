import type { Engine, Reading } from './engines/engine.ts';
import type { FoundCode, UnreadCode } from './found-code.ts';
import { greyOf, imageOf } from './grey.ts';
import { straightened } from './straighten.ts';

/** Codes that were seen in a picture and could not be read, laid flat and read again: so many of them at most, and none begun too late. */
export async function readBent(
  engine: Engine,
  image: ImageData,
  seen: readonly UnreadCode[],
  most: number,
  untilMs: number,
): Promise<Reading> {
  const codes: FoundCode[] = [];
  const unread = seen.slice(most);
  const grey = seen.length > 0 && greyOf(image);
  for (const code of seen.slice(0, most)) {
    const isInTime = performance.now() < untilMs;
    const straight = grey && isInTime && straightened(grey, code);
    const [found] = straight ? (await engine.read(imageOf(straight), { harder: true })).codes : [];
    if (found) codes.push({ text: found.text, corners: code.corners });
    else unread.push(code);
  }
  return { codes, unread };
}

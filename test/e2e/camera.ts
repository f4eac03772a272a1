import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Browser, chromium, type Page, test } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts';
import { type Video, writeVideo } from './video.ts';

const SIDE_PX = 720;
const FRAMES_PER_SECOND = 5;
const GREY = 128;

/** A picture as a camera sees it: grey values, row by row, SIDE_PX square. */
type Frame = Uint8Array;

/** A screenshot (PNG) as a frame, fitted in with a margin; decoded by the page, which has a decoder. */
export async function frameOf(page: Page, png: Buffer): Promise<Frame> {
  const grey = await page.evaluate(
    async ({ base64, side }) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {
          type: 'image/png',
        }),
      );
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#bbb';
      context.fillRect(0, 0, side, side);
      const scale = (side * 0.86) / Math.max(bitmap.width, bitmap.height);
      const [width, height] = [bitmap.width * scale, bitmap.height * scale];
      // Nobody holds a phone perfectly straight.
      context.translate(side / 2, side / 2);
      context.rotate(Math.PI / 120);
      context.drawImage(bitmap, -width / 2, -height / 2, width, height);
      const { data } = context.getImageData(0, 0, side, side);
      return Array.from({ length: side * side }, (_, at) => data[at * 4] ?? 0);
    },
    { base64: png.toString('base64'), side: SIDE_PX },
  );
  return Uint8Array.from(grey);
}

export const blankFrame = (): Frame => new Uint8Array(SIDE_PX * SIDE_PX).fill(GREY);

/**
 * A browser whose camera sees these scenes, one after the other, again and again.
 *
 * @param asks for the camera, instead of giving it unasked; headless, the answer is then no until it is granted.
 */
export async function browserSeeing(
  scenes: readonly { frame: Frame; seconds: number }[],
  { asks = false } = {},
): Promise<Browser> {
  const frames = scenes.flatMap(({ frame, seconds }) =>
    Array.from({ length: seconds * FRAMES_PER_SECOND }, () => frame),
  );
  return browserPlaying(
    { width: SIDE_PX, height: SIDE_PX, framesPerSecond: FRAMES_PER_SECOND, frames },
    test.info().outputPath(`camera-${randomUUID()}.y4m`),
    { asks },
  );
}

/** The same with a video, for which there is room at `path` until the browser closes. */
export async function browserPlaying(video: Video, path: string, { asks = false } = {}): Promise<Browser> {
  writeVideo(path, video);
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...CHROMIUM_ARGS,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
      ...(asks ? [] : ['--use-fake-ui-for-media-stream']),
    ],
  });
  browser.on('disconnected', () => rmSync(path));
  return browser;
}

/** A browser with so many cameras that see a test picture; it asks for them, and headless the answer is no until set. */
export const browserWithCameras = (count: number, { asks = false } = {}): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...CHROMIUM_ARGS,
      `--use-fake-device-for-media-stream=device-count=${count}`,
      ...(asks ? [] : ['--use-fake-ui-for-media-stream']),
    ],
  });

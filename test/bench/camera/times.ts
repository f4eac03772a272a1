import type { Browser, Page } from '@playwright/test';
import { drawingOf, type Video } from '../../e2e/video.ts';
import { renderersOf, slowed } from './renderers.ts';

const BLANK_SECONDS = 4;
const SHARP_SECONDS = 4;
const FRAMES_PER_SECOND = 15;
const MARK_PX = 64;

/** An empty desk and then, all at once, a sharp code; a corner is white while it is there. */
export function suddenly(text: string): Video {
  const drawn = drawingOf(text);
  const pose = { xPx: 0, yPx: 0, turnedRadians: 0.05, blurPx: 0 };
  const marked = (frame: Uint8Array, brightness: number) => {
    for (let row = 0; row < MARK_PX; row++) frame.fill(brightness, row * 1280, row * 1280 + MARK_PX);
    return frame;
  };
  const blank = marked(drawn({ ...pose, sidePx: 0 }), 0);
  const sharp = marked(drawn({ ...pose, sidePx: 600 }), 255);
  return {
    width: 1280,
    height: 720,
    framesPerSecond: FRAMES_PER_SECOND,
    frames: [
      ...new Array<Uint8Array>(BLANK_SECONDS * FRAMES_PER_SECOND).fill(blank),
      ...new Array<Uint8Array>(SHARP_SECONDS * FRAMES_PER_SECOND).fill(sharp),
    ],
  };
}

declare global {
  interface Window {
    /** Instants on the page's own clock, in milliseconds. */
    seen: { tappedMs?: number; liveMs?: number; sharpMs?: number; verdictMs?: number };
  }
}

/** Runs in the page: notes when something is there for somebody who looks at it. */
function watch(markPx: number): void {
  window.seen = {};
  const { seen } = window;
  addEventListener(
    'click',
    () => {
      seen.tappedMs = performance.now();
    },
    true,
  );
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let wasBlank = false;
  let watched: HTMLVideoElement | undefined;
  const onFrame = (nowMs: number) => {
    const scanner = document.querySelector('.scanner-running');
    if (!watched || !context || seen.sharpMs !== undefined) return;
    watched.requestVideoFrameCallback(onFrame);
    if (!scanner) return;
    seen.liveMs ??= nowMs;
    if (!scanner.hasAttribute('data-engines')) return;
    context.drawImage(watched, 0, 0, markPx, markPx, 0, 0, 1, 1);
    const isBlank = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) < 128;
    if (wasBlank && !isBlank) seen.sharpMs = nowMs;
    wasBlank = isBlank;
  };
  new MutationObserver(() => {
    const video = document.querySelector('video');
    if (video && video !== watched) {
      watched = video;
      video.requestVideoFrameCallback(onFrame);
    }
    if (seen.verdictMs === undefined && document.querySelector('.verdict')) {
      seen.verdictMs = Number.POSITIVE_INFINITY;
      requestAnimationFrame((nowMs) => {
        seen.verdictMs = nowMs;
      });
    }
  }).observe(document, { subtree: true, childList: true });
}

export interface Times {
  readonly liveMs: number;
  /** Undefined where the verdict came of a code that was there from the beginning. */
  readonly verdictMs: number | undefined;
}

/** From the citizen's first screen to the scanner, and to the verdict on the code that comes suddenly. */
export async function timeOnce(
  browser: Browser,
  { baseURL, prepare, times }: { baseURL: string; prepare: (page: Page) => Promise<void>; times: number },
): Promise<Times> {
  const viewport = { width: 360, height: 740 };
  const page = await browser.newPage({ baseURL, viewport, locale: 'vi-VN', serviceWorkers: 'block' });
  await page.addInitScript(watch, MARK_PX);
  await prepare(page);
  await page.goto('/');
  const link = page.locator('main a[href="/verify"]');
  await link.waitFor();
  const free = slowed(await renderersOf(browser), times);
  try {
    await link.click();
    await page.waitForFunction(() => Number.isFinite(window.seen.verdictMs), undefined, { timeout: 60_000 });
    const { tappedMs = 0, liveMs = 0, sharpMs, verdictMs = 0 } = await page.evaluate(() => window.seen);
    const isOfSharp = sharpMs !== undefined && verdictMs >= sharpMs;
    return { liveMs: liveMs - tappedMs, verdictMs: isOfSharp ? verdictMs - sharpMs : undefined };
  } finally {
    free();
    await page.close();
  }
}

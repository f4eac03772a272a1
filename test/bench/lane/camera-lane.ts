import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { browserPlaying } from '../../e2e/camera.ts';
import { writeVideo } from '../../e2e/video.ts';
import { askingPage, askingWorker, heldBytes } from '../held-bytes.ts';
import { type LaneRecord, type Person, recordLane } from './lane-record.ts';
import { queueOf } from './queue.ts';
import { watchLane } from './watch-lane.ts';

/** What page and worker hold after so many codes. */
export interface Held {
  readonly codes: number;
  readonly pageBytes: number;
  readonly workerBytes: number;
}

/** Nobody waits longer for the verdict of a code that has been read. */
const LAST_VERDICT_MS = 5_000;

/**
 * Has people hold one code after the other before the camera of a lane that is offline.
 *
 * @param path room for the video.
 * @param heldSeconds how long each does.
 * @param open the lane in a page.
 * @param heldAfter after so many codes what is held is measured.
 */
export async function laneByCamera(
  people: readonly Person[],
  {
    path,
    heldSeconds,
    open,
    heldAfter,
  }: {
    path: string;
    heldSeconds: number;
    open: (page: Page) => Promise<void>;
    heldAfter: readonly number[];
  },
): Promise<{ record: LaneRecord; held: readonly Held[]; passed: string }> {
  const empty = queueOf([], heldSeconds);
  const browser = await browserPlaying(empty, path);
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
    const first = await context.newPage();
    await open(first);
    await first.locator('[data-offline-ready]').waitFor({ timeout: 60_000 });
    await first.close();
    await context.setOffline(true);

    // Nobody has the file open now: the next camera plays it from its beginning.
    writeVideo(
      path,
      queueOf(
        people.map(({ text }) => text),
        heldSeconds,
      ),
    );
    const page = await context.newPage();
    const lane = recordLane(people);
    let newest = 0;
    let isOver = false;
    await watchLane(page, (happening) => {
      lane.take(happening);
      if (happening.kind !== 'frame') return;
      if (happening.stamp < newest) isOver = true;
      newest = Math.max(newest, happening.stamp);
    });
    const session = await context.newCDPSession(page);
    const attached = askingWorker(session);
    await open(page);
    await page.locator('.scanner-running[data-engines]').waitFor({ timeout: 60_000 });
    if (newest > 0) throw new Error('The queue began before the lane was open.');
    const askWorker = await attached;
    const askPage = askingPage(session);
    const held: Held[] = [];
    const measure = async (codes: number) =>
      held.push({ codes, pageBytes: await heldBytes(askPage), workerBytes: await heldBytes(askWorker) });
    while (!isOver) {
      await setTimeout(200);
      const codes = heldAfter[held.length];
      if (codes !== undefined && newest > codes) await measure(codes);
    }
    await setTimeout(LAST_VERDICT_MS);
    for (const codes of heldAfter.slice(held.length)) await measure(codes);
    const passed = (await page.locator('.lane-count').textContent()) ?? '';
    return { record: lane.judged(), held, passed };
  } finally {
    // Rather nothing than gigabytes, should the browser not end.
    writeFileSync(path, '');
    await browser.close();
  }
}

import type { Page } from '@playwright/test';
import { STAMP } from './stamp.ts';

/** What happens in a lane, in its order. `stamp` is of the newest frame of the camera's, see `stamp.ts`. */
export type Happening =
  /** A frame has come from the camera. */
  | { readonly kind: 'frame'; readonly stamp: number }
  /** The newest one is looked at. */
  | { readonly kind: 'look'; readonly stamp: number }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'verdict'; readonly outcome: string; readonly name: string };

/** Runs in the page before anything else. Keeps nothing: what the page holds is measured. */
function watch({ bits, sidePx }: typeof STAMP): void {
  const tell = (happening: Happening) =>
    (window as unknown as { noteHappening(happening: Happening): void }).noteHappening(happening);

  const canvas = new OffscreenCanvas(bits, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stamp = 0;
  const watchVideo = (video: HTMLVideoElement) => {
    const onFrame = () => {
      video.requestVideoFrameCallback(onFrame);
      if (!context) return;
      context.drawImage(video, 0, 0, bits * sidePx, sidePx, 0, 0, bits, 1);
      const { data } = context.getImageData(0, 0, bits, 1);
      stamp = 0;
      for (let bit = 0; bit < bits; bit++) if ((data[bit * 4] ?? 0) > 127) stamp |= 1 << bit;
      tell({ kind: 'frame', stamp });
    };
    video.requestVideoFrameCallback(onFrame);
  };

  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        for (const { text } of data.answer?.codes ?? []) tell({ kind: 'read', text });
      });
    }
    override postMessage(message: unknown, transfer?: unknown): void {
      tell({ kind: 'look', stamp });
      super.postMessage(message, transfer as Transferable[]);
    }
  };

  let video: HTMLVideoElement | null = null;
  let seen: Element | null = null;
  let outcome: string | null = null;
  new MutationObserver(() => {
    const nowThere = document.querySelector('video');
    if (nowThere && nowThere !== video) watchVideo(nowThere);
    video = nowThere;
    const verdict = document.querySelector('.big');
    const itsOutcome = verdict?.getAttribute('data-outcome') ?? null;
    if (verdict && (verdict !== seen || itsOutcome !== outcome)) {
      const name = verdict.querySelector('.big-name')?.textContent ?? '';
      tell({ kind: 'verdict', outcome: itsOutcome ?? '', name });
    }
    seen = verdict;
    outcome = itsOutcome;
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-outcome'] });
}

/** Has a page tell what happens in its lane. */
export async function watchLane(page: Page, onHappening: (happening: Happening) => void): Promise<void> {
  await page.exposeFunction('noteHappening', onHappening);
  await page.addInitScript(watch, STAMP);
}

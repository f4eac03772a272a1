import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download } from '../../src/ui/published-files.ts';

const SECOND_MS = 1_000;

/** Sends a piece of the answer that was asked for last. */
let send: (bytes: number) => void;
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', async (_path: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (bytes) => controller.enqueue(new Uint8Array(bytes));
        end = () => controller.close();
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What has become of a download so far. */
function downloading(maxBytes = 1_000_000) {
  let state: number | string = 'under way';
  download('/trust/status/set.cose', maxBytes).then(
    ({ bytes }) => {
      state = bytes.length;
    },
    (error) => {
      state = (error as Error).message;
    },
  );
  return async (seconds: number) => {
    await vi.advanceTimersByTimeAsync(seconds * SECOND_MS);
    return state;
  };
}

describe('a published file from the network', () => {
  it('arrives however slow the network is, as long as something comes', async () => {
    const passed = downloading();
    await passed(0);
    for (let piece = 0; piece < 10; piece++) {
      send(14_000);
      expect(await passed(14)).toBe('under way');
    }
    end();
    expect(await passed(0)).toBe(140_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up when nothing comes any more, or when it drips for ever', async () => {
    const stalled = downloading();
    await stalled(0);
    send(1);
    expect(await stalled(14)).toBe('under way');
    expect(await stalled(2)).toContain('stalled');
    const dripping = downloading();
    await dripping(0);
    let seconds = 0;
    for (; (await dripping(10)) === 'under way' && seconds < 600; seconds += 10) send(1);
    expect(seconds).toBeLessThanOrEqual(300);
  });

  it('is given up where it is larger than any', async () => {
    const passed = downloading(100);
    await passed(0);
    send(101);
    expect(await passed(0)).toBe('too large');
    expect(vi.getTimerCount()).toBe(0);
  });
});

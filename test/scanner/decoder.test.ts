import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDecoder } from '../../src/scanner/decoder.ts';
import type { FrameReading } from '../../src/scanner/search.ts';
import type { Picture } from '../../src/scanner/view.ts';

const READING: FrameReading = { codes: [], unread: undefined, brightness: 100, movement: 0 };

/** A worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly asked: number[] = [];
  isAlive = true;

  constructor() {
    super();
    FakeWorker.all.push(this);
  }
  postMessage({ id }: { id: number }) {
    this.asked.push(id);
  }
  terminate() {
    this.isAlive = false;
  }
  say(data: object) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  die() {
    this.dispatchEvent(new Event('error'));
  }
}

function opened() {
  let lost = 0;
  const decoder = openDecoder({ onLost: () => lost++ });
  const pictures: { isClosed: boolean }[] = [];
  return {
    decoder,
    pictures,
    lost: () => lost,
    living: () => FakeWorker.all.filter(({ isAlive }) => isAlive),
    newest: () => FakeWorker.all.at(-1) as FakeWorker,
    picture: () => {
      const picture = {
        isClosed: false,
        close: () => {
          picture.isClosed = true;
        },
      };
      pictures.push(picture);
      return picture as unknown as Picture;
    },
  };
}

beforeEach(() => {
  FakeWorker.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('OffscreenCanvas', class {});
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// That a real worker reads, dies and is replaced is proved in test/e2e/scanner.spec.ts.
describe('a decoder in a worker', () => {
  it('lets frames go that come before it is loaded', async () => {
    const { decoder, picture, pictures, newest } = opened();
    expect(await decoder.frame(picture())).toBeUndefined();
    expect(pictures).toMatchObject([{ isClosed: true }]);
    expect(newest().asked).toEqual([]);
  });

  it('is started again when it does not answer for ten seconds', async () => {
    const { decoder, picture, newest, living, lost } = opened();
    newest().say({ engines: 'wasm' });
    const reading = decoder.frame(picture());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reading).toBeUndefined();
    expect(FakeWorker.all).toHaveLength(2);
    expect(living()).toEqual([newest()]);
    expect(lost()).toBe(0);
  });

  it('is started again each time that it has read something, and else given up', async () => {
    const { decoder, picture, newest, living, lost } = opened();
    for (let round = 0; round < 3; round++) {
      newest().say({ engines: 'wasm' });
      const reading = decoder.frame(picture());
      newest().say({ id: newest().asked[0], answer: READING });
      expect(await reading).toEqual(READING);
      newest().die();
    }
    expect(FakeWorker.all).toHaveLength(4);
    newest().say({ engines: 'wasm' });
    newest().die();
    expect(living()).toEqual([]);
    expect(lost()).toBe(1);
    expect(await decoder.frame(picture())).toBeUndefined();
  });

  it('leaves nobody waiting who had given it a picture', async () => {
    const { decoder, picture, newest } = opened();
    const reading = decoder.picture(picture() as ImageBitmap, 1_000);
    newest().die();
    await expect(reading).rejects.toThrow();
  });

  it('stays closed', async () => {
    const { decoder, picture, newest, living, lost } = opened();
    newest().say({ engines: 'wasm' });
    const reading = decoder.frame(picture());
    decoder.close();
    expect(await reading).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(living()).toEqual([]);
    expect(lost()).toBe(0);
  });
});

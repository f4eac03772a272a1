import type { Question } from './decode-worker.ts';
import type { FoundCode } from './found-code.ts';
import type { FrameReading, Search } from './search.ts';
import type { Picture } from './view.ts';

/** Reads codes off the page's own thread. Takes over every picture that it is given. */
export interface Decoder {
  /** What is in a frame of a video, within the time for one. Undefined where it cannot be looked at. */
  frame(picture: Picture): Promise<FrameReading | undefined>;
  /**
   * Every code in a still picture; none where it holds nothing that can be read.
   *
   * @param effortMs for what is not seen at once.
   * @throws where the decoder could not be loaded.
   */
  picture(picture: ImageBitmap, effortMs: number): Promise<readonly FoundCode[]>;
  close(): void;
}

interface Listeners {
  /** With the engines in use, such as `wasm` or `platform+wasm`. */
  onEngines?(names: string): void;
  /** Nothing can be read any more: what reads could not be loaded, or died and died again. */
  onLost?(): void;
}

/** What reads files needs of it. */
export type PictureDecoder = Pick<Decoder, 'picture' | 'close'>;

/** Starts what reads codes: a worker, or in browsers whose workers cannot draw, the same code on the page. */
export function openDecoder(listeners: Listeners = {}): Decoder {
  return typeof OffscreenCanvas === 'function' ? decoderInWorker(listeners) : decoderOnPage(listeners);
}

/** A frame takes a tenth of a second, and seconds on the slowest phone; who needs more than this is dead. */
const LONGEST_LOOK_MS = 10_000;

function decoderInWorker({ onEngines, onLost }: Listeners): Decoder {
  const waiting = new Map<number, (answer?: unknown) => void>();
  /** Once, until it has read something again: else one that always dies would be started for ever. */
  let mayMend = true;
  let lastId = 0;
  let isReady = false;
  let worker: Worker | undefined;

  const start = () => {
    isReady = false;
    const started = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
    worker = started;
    started.addEventListener('message', ({ data }) => {
      if (data.engines) {
        isReady = true;
        onEngines?.(data.engines);
      }
      if (data.answer) mayMend = true;
      waiting.get(data.id)?.(data.answer);
      waiting.delete(data.id);
    });
    // The last word of one that was stopped is nobody's concern.
    started.addEventListener('error', () => worker === started && fail());
  };
  /** Nothing that was asked hangs for ever. */
  const stop = () => {
    worker?.terminate();
    worker = undefined;
    for (const answer of waiting.values()) answer();
    waiting.clear();
  };
  /** Not loaded, or dead: another one takes its place. */
  const fail = () => {
    stop();
    if (!mayMend) return onLost?.();
    mayMend = false;
    start();
  };
  const ask = async (picture: Picture, effortMs?: number): Promise<unknown> => {
    if (!worker) return picture.close();
    const id = ++lastId;
    worker.postMessage({ id, picture, effortMs } satisfies Question, [picture]);
    return new Promise((done) => {
      waiting.set(id, done);
    });
  };

  start();
  return {
    frame: async (picture) => {
      if (!isReady) {
        // By the time that it is loaded there are newer ones.
        picture.close();
        return undefined;
      }
      const overdue = setTimeout(fail, LONGEST_LOOK_MS);
      const reading = await ask(picture);
      clearTimeout(overdue);
      return reading as FrameReading | undefined;
    },
    picture: async (picture, effortMs) => {
      const codes = await ask(picture, effortMs);
      if (!codes) throw new Error('the decoder is not loaded');
      return codes as readonly FoundCode[];
    },
    close: stop,
  };
}

/** With the engine that every such browser has: the others would be shipped twice for none. */
function decoderOnPage({ onEngines, onLost }: Listeners): Decoder {
  let isClosed = false;
  const opened = Promise.all([import('./engines/wasm.ts'), import('./search.ts')]).then(
    async ([{ openWasmEngine }, { openSearch }]) => {
      const engine = await openWasmEngine();
      return openSearch({ first: engine, thorough: engine });
    },
  );
  opened.then(
    () => onEngines?.('wasm'),
    () => isClosed || onLost?.(),
  );
  const using = async <T>(picture: Picture, look: (search: Search) => Promise<T>): Promise<T> => {
    try {
      return await look(await opened);
    } finally {
      picture.close();
    }
  };
  return {
    frame: (picture) => using(picture, (search) => search.frame(picture)).catch(() => undefined),
    picture: (picture, effortMs) => using(picture, (search) => search.still(picture, effortMs)),
    close: () => {
      isClosed = true;
    },
  };
}

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
  /** The engines in use, such as `wasm` or `platform+wasm`. */
  readonly engines: Promise<string>;
  close(): void;
}

/** What reads files needs of it. */
export type PictureDecoder = Pick<Decoder, 'picture' | 'close'>;

/** Starts what reads codes: a worker, or in browsers whose workers cannot draw, the same code on the page. */
export function openDecoder(): Decoder {
  return typeof OffscreenCanvas === 'function' ? decoderInWorker() : decoderOnPage();
}

function decoderInWorker(): Decoder {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: unknown) => void>();
  let lastId = 0;
  let failed = false;
  let tellEngines: (engines: string) => void = () => {};
  const engines = new Promise<string>((done) => {
    tellEngines = done;
  });
  worker.addEventListener('message', ({ data }) => {
    if (data.engines) return tellEngines(data.engines);
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });
  // Not loaded, or dead: nothing that was asked hangs for ever.
  worker.addEventListener('error', () => {
    failed = true;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  });
  const ask = (picture: Picture, effortMs?: number): Promise<unknown> => {
    if (failed) {
      picture.close();
      return Promise.resolve(undefined);
    }
    const id = ++lastId;
    return new Promise((done) => {
      waiting.set(id, done);
      worker.postMessage({ id, picture, effortMs } satisfies Question, [picture]);
    });
  };
  return {
    frame: async (picture) => (await ask(picture)) as FrameReading | undefined,
    picture: async (picture, effortMs) => {
      const codes = await ask(picture, effortMs);
      if (!codes) throw new Error('the decoder is not loaded');
      return codes as readonly FoundCode[];
    },
    engines,
    close: () => worker.terminate(),
  };
}

/** With the engine that every such browser has: the others would be shipped twice for none. */
function decoderOnPage(): Decoder {
  const opened = Promise.all([import('./engines/wasm.ts'), import('./search.ts')]).then(
    async ([{ openWasmEngine }, { openSearch }]) => {
      const engine = await openWasmEngine();
      return openSearch({ first: engine, thorough: engine });
    },
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
    engines: opened.then(() => 'wasm'),
    close: () => {},
  };
}

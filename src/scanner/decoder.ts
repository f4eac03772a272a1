import type { Question } from './decode-worker.ts';
import type { FoundCode } from './found-code.ts';
import type { FrameReading } from './search.ts';
import type { Picture } from './view.ts';

/** Reads codes off the page's own thread. Takes over every picture that it is given. */
export interface Decoder {
  /** What is in a frame of a video, within the time for one. Undefined where it cannot be looked at. */
  frame(picture: Picture): Promise<FrameReading | undefined>;
  /**
   * Every code in a still picture, with all effort; none where it holds nothing that can be read.
   *
   * @throws where the decoder could not be loaded.
   */
  picture(picture: ImageBitmap): Promise<readonly FoundCode[]>;
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
  const ask = (kind: Question['ask'], picture: Picture): Promise<unknown> => {
    if (failed) {
      picture.close();
      return Promise.resolve(undefined);
    }
    const id = ++lastId;
    return new Promise((done) => {
      waiting.set(id, done);
      worker.postMessage({ id, ask: kind, picture } satisfies Question, [picture]);
    });
  };
  return {
    frame: async (picture) => (await ask('frame', picture)) as FrameReading | undefined,
    picture: async (picture) => {
      const codes = await ask('still', picture);
      if (!codes) throw new Error('the decoder is not loaded');
      return codes as readonly FoundCode[];
    },
    engines,
    close: () => worker.terminate(),
  };
}

function decoderOnPage(): Decoder {
  const opened = Promise.all([import('./engines/engines.ts'), import('./search.ts')]).then(
    async ([{ openEngines }, { openSearch }]) => {
      const engines = await openEngines();
      return { engines, search: openSearch(engines) };
    },
  );
  return {
    frame: async (picture) => (await opened).search.frame(picture).finally(() => picture.close()),
    picture: async (picture) => (await opened).search.still(picture).finally(() => picture.close()),
    engines: opened.then(({ engines }) => engines.thorough.name),
    close: () => {},
  };
}

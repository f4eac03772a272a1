import { BrowserQRCodeReader } from '@zxing/browser';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { openDecoder } from '../../../src/scanner/decoder.ts';

/** What one decoder made of one picture. */
export interface Outcome {
  readonly texts: readonly string[];
  readonly ms: number;
}

export interface Sample {
  readonly url: string;
  /** A frame of brightness alone; else a file that browsers can draw. */
  readonly size?: { readonly width: number; readonly height: number };
  /** A photo is searched until something is found; a frame for as long as somebody holds still. */
  readonly kind: 'frame' | 'still';
}

export type Outcomes = Record<'ours' | 'zxingBrowser' | 'zxingWasm', Outcome>;

declare global {
  var measure: (sample: Sample) => Promise<Outcomes>;
  var openScanner: () => Promise<string>;
}

const HELD_STILL_MS = 1_000;
const STILL_EFFORT_MS = 8_000;

let decoder: ReturnType<typeof openDecoder>;
const engines = new Promise<string>((onEngines) => {
  decoder = openDecoder({ onEngines });
});
const reader = new BrowserQRCodeReader();
const canvas = document.createElement('canvas');

globalThis.openScanner = async () => {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  return engines;
};

globalThis.measure = async (sample) => {
  const bitmap = await load(sample);
  const outcomes = {
    ours: await ours(bitmap, sample.kind),
    zxingBrowser: await timed(async () => {
      draw(bitmap);
      try {
        return [reader.decodeFromCanvas(canvas).getText()];
      } catch {
        return [];
      }
    }),
    zxingWasm: await timed(async () => {
      const found = await readBarcodes(draw(bitmap), {
        formats: ['QRCode'],
        textMode: 'Plain',
        maxNumberOfSymbols: sample.kind === 'frame' ? 1 : 255,
      });
      return found.map(({ text }) => text);
    }),
  };
  bitmap.close();
  return outcomes;
};

async function load({ url, size }: Sample): Promise<ImageBitmap> {
  const response = await fetch(url);
  if (!size) return createImageBitmap(await response.blob());
  const brightness = new Uint8Array(await response.arrayBuffer());
  const image = new ImageData(size.width, size.height);
  const pixels = new Uint32Array(image.data.buffer);
  for (const [at, value] of brightness.entries()) pixels[at] = 0xff000000 | (value * 0x010101);
  return createImageBitmap(image);
}

function draw(bitmap: ImageBitmap): ImageData {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function timed(read: () => Promise<readonly string[]>): Promise<Outcome> {
  const startedMs = performance.now();
  const texts = await read();
  return { texts, ms: performance.now() - startedMs };
}

async function ours(bitmap: ImageBitmap, kind: Sample['kind']): Promise<Outcome> {
  let spentMs = 0;
  for (;;) {
    // As the camera hands a frame over: its own copy is not the decoder's work.
    const picture = await createImageBitmap(bitmap);
    const { texts, ms } = await timed(async () => {
      const codes =
        kind === 'still'
          ? await decoder.picture(picture, STILL_EFFORT_MS)
          : (await decoder.frame(picture))?.codes;
      return (codes ?? []).map(({ text }) => text);
    });
    spentMs += ms;
    if (texts.length > 0 || kind === 'still' || spentMs >= HELD_STILL_MS) return { texts, ms: spentMs };
  }
}

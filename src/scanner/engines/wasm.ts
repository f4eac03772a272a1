import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type Engine, NOTHING, zipText } from './engine.ts';

const THRESHOLDS = { whole: 'GlobalHistogram', middle: 'FixedThreshold' } as const;

/**
 * zxing-cpp, compiled to WebAssembly and served from our own origin.
 *
 * @throws where the browser refuses WebAssembly or its file cannot be had.
 */
export async function openWasmEngine(): Promise<Engine> {
  const module = await prepareZXingModule({
    overrides: { locateFile: () => wasmUrl },
    fireImmediately: true,
  });
  const read = module.readBarcodesFromPixmap.bind(module);
  module.readBarcodesFromPixmap = (...picture) => {
    const found = read(...picture) as ReturnType<typeof read> & { delete(): void };
    // The library copies what was found at once, and never frees it: some 10 kB for each code that was read.
    queueMicrotask(() => found.delete());
    return found;
  };
  return {
    name: 'wasm',
    read: async (image, { harder = false, threshold, denoise = false, all = false }) => {
      const results = await readBarcodes(image, {
        // Micro QR and rMQR are so small that noise is taken for them.
        formats: ['QRCodeModel2', 'QRCodeModel1'],
        textMode: 'Plain',
        tryHarder: harder,
        tryInvert: harder,
        tryDownscale: harder,
        tryRotate: false,
        tryDenoise: denoise,
        binarizer: threshold ? THRESHOLDS[threshold] : 'LocalAverage',
        returnErrors: all,
        maxNumberOfSymbols: all ? MOST_CODES : 1,
      }).catch(() => []);
      if (results.length === 0) return NOTHING;
      return {
        codes: results
          .filter(({ isValid }) => isValid)
          .map((result) => ({ text: zipText(result.bytes) ?? result.text, corners: cornersOf(result) })),
        unread: results
          .filter(({ isValid }) => !isValid)
          .map((result) => ({ corners: cornersOf(result), modules: modulesOf(result) })),
      };
    },
  };
}

/** On one picture: a sheet for a tour, and as many as the library counts. */
const MOST_CODES = 255;

/** ISO/IEC 18004: 21 of version 1, and 4 more of each that follows. */
const modulesOf = ({ version }: ReadResult) =>
  /^[1-9]\d?$/.test(version) ? 17 + 4 * Number(version) : undefined;

const cornersOf = ({ position: { topLeft, topRight, bottomRight, bottomLeft } }: ReadResult) => [
  topLeft,
  topRight,
  bottomRight,
  bottomLeft,
];

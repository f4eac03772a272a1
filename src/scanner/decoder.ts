import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FoundCode } from './found-code.ts';

/** Finds codes in pictures. */
export interface Decoder {
  /** Every code in a still picture, with all effort. Takes the picture over. Never rejects for content. */
  picture(picture: ImageBitmap): Promise<readonly FoundCode[]>;
  close(): void;
}

const OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryRotate: true, tryInvert: true };

const ZIP_BEGINNING = 'PK\u0003\u0004';

function foundCode({ bytes, text, position }: ReadResult): FoundCode {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return {
    text: characters.startsWith(ZIP_BEGINNING) ? characters : text,
    corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft],
  };
}

/** Opens a decoder; its engine is loaded with the first picture. */
export function openDecoder(): Decoder {
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  return {
    picture: async (picture) => {
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return [];
      context.drawImage(picture, 0, 0);
      picture.close();
      const results = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), OPTIONS);
      return results.map(foundCode);
    },
    close: () => {},
  };
}

import {
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  QRCodeReader,
  type Result,
  ResultMetadataType,
  RGBLuminanceSource,
} from '@zxing/library';
import type { FoundCode, Point } from '../found-code.ts';
import { greyOf } from '../grey.ts';
import { type Engine, NOTHING, zipText } from './engine.ts';

const HINTS = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/** ZXing in JavaScript, for browsers that refuse WebAssembly. */
export function openScriptEngine(): Engine {
  const reader = new QRCodeReader();
  return {
    name: 'script',
    read: async (image, { harder, threshold }) => {
      const { pixels, width, height } = greyOf(image);
      const source = new RGBLuminanceSource(new Uint8ClampedArray(pixels), width, height);
      for (const seen of harder ? [source, new InvertedLuminanceSource(source)] : [source]) {
        const binarizer = threshold ? new GlobalHistogramBinarizer(seen) : new HybridBinarizer(seen);
        try {
          return { codes: [codeOf(reader.decode(new BinaryBitmap(binarizer), HINTS))], unread: [] };
        } catch {
          // None there: most pictures hold none.
        }
      }
      return NOTHING;
    },
  };
}

function codeOf(result: Result): FoundCode {
  const segments = (result.getResultMetadata()?.get(ResultMetadataType.BYTE_SEGMENTS) ??
    []) as readonly Uint8Array[];
  return {
    text: zipText(Uint8Array.from(segments.flatMap((bytes) => [...bytes]))) ?? result.getText(),
    corners: cornersOf(result),
  };
}

/** The library names the middles of three finder patterns, lower left first; the fourth corner makes a parallelogram. */
function cornersOf(result: Result): Point[] {
  const [lowerLeft, upperLeft, upperRight] = (result.getResultPoints() ?? []).map((point) => ({
    x: point.getX(),
    y: point.getY(),
  }));
  if (!lowerLeft || !upperLeft || !upperRight) return [];
  const lowerRight = {
    x: lowerLeft.x + upperRight.x - upperLeft.x,
    y: lowerLeft.y + upperRight.y - upperLeft.y,
  };
  return [upperLeft, upperRight, lowerRight, lowerLeft];
}

import { HTMLCanvasElementLuminanceSource } from '@zxing/browser/esm/common/HTMLCanvasElementLuminanceSource';
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  type Result,
  ResultMetadataType,
} from '@zxing/library';

const reader = new QRCodeReader();
const HINTS = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/**
 * The text of a QR code in a picture, or undefined: most frames hold none. A code that holds a ZIP (DIVOC) gives one
 * character for each byte, since the decoder's guess at its character set would lose some.
 */
export function decodeQr(picture: HTMLCanvasElement): string | undefined {
  try {
    const bitmap = new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(picture)));
    const result = reader.decode(bitmap, HINTS);
    return zipIn(result) ?? result.getText();
  } catch {
    return undefined;
  }
}

const ZIP_BEGINNING = 'PK\u0003\u0004';

function zipIn(result: Result): string | undefined {
  const segments = result.getResultMetadata()?.get(ResultMetadataType.BYTE_SEGMENTS) as
    | readonly Uint8Array[]
    | undefined;
  const characters = (segments ?? [])
    .map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .join('');
  return characters.startsWith(ZIP_BEGINNING) ? characters : undefined;
}

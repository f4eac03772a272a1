import { HTMLCanvasElementLuminanceSource } from '@zxing/browser/esm/common/HTMLCanvasElementLuminanceSource';
import { BinaryBitmap, DecodeHintType, HybridBinarizer, QRCodeReader } from '@zxing/library';

const reader = new QRCodeReader();
const HINTS = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/** The text of a QR code in a picture, or undefined: most frames hold none. */
export function decodeQr(picture: HTMLCanvasElement): string | undefined {
  try {
    const bitmap = new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(picture)));
    return reader.decode(bitmap, HINTS).getText();
  } catch {
    return undefined;
  }
}

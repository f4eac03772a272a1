import { resolve } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** OCR-B by Norbert Schwarz and Matthew Skala, free for any use: Debian's fonts-ocr-b 0.3. */
export const OCR_B = resolve('test/glyphs/OCRB.otf');
/** The same with sharp corners. */
export const OCR_B_SHARP = resolve('test/glyphs/OCRBS.otf');

/** Makes a font ready to draw with, and gives its name for that. */
export function drawnWith(path: string): string {
  const name = path.replace(/[^A-Za-z]/g, '');
  GlobalFonts.registerFromPath(path, name);
  return name;
}

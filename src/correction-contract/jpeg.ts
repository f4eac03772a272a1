/** A picture, and its bytes with nothing in them but the picture. */
export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly image: Uint8Array<ArrayBuffer>;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Baseline, extended and progressive, of Huffman codes: what canvases write. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables of codes and quantisation, restart interval, and how colours are meant (APP14). */
const OF_THE_PICTURE = [0xc4, 0xdb, 0xdd, 0xee];
/** JFIF without a picture inside; also APP0, and no longer. */
const JFIF = 0xe0;
const JFIF_LENGTH = 16;

/**
 * Goes through a JPEG from its first byte to its last, and leaves out whatever says something besides the picture: Exif
 * with place and camera, XMP, comments, pictures in the picture, bytes behind the end.
 *
 * @returns undefined where the bytes are no JPEG.
 * Source: ITU-T T.81, Annex B.
 */
export function readJpeg(bytes: Uint8Array): Jpeg | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let hasScan = false;
  let at = 2;
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  for (;;) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === EOI) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (FRAMES.includes(marker)) {
      if (size || length < 8) return undefined;
      size = {
        height: ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0),
        width: ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0),
      };
    }
    if (marker === SOS) {
      if (!size) return undefined;
      hasScan = true;
      end = endOfScan(bytes, end);
    }
    if (isOfThePicture(marker, length)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!size || !hasScan || size.width === 0 || size.height === 0) return undefined;
  kept.push(bytes.subarray(at, at + 2));
  return { ...size, image: joined(kept) };
}

const isOfThePicture = (marker: number, length: number): boolean =>
  marker === SOS ||
  FRAMES.includes(marker) ||
  OF_THE_PICTURE.includes(marker) ||
  (marker === JFIF && length === JFIF_LENGTH);

/** Where the codes of a scan end: at the next marker that neither stands for a byte nor restarts. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; ; at++) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? EOI;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

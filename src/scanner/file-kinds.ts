export type FileKind =
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'heif'
  | 'tiff'
  | 'pdf'
  | 'zip'
  | 'text'
  | 'unknown';

/** What a file is, by its first bytes and whatever its name. A picture need not be one that can be decoded here. */
export function fileKind(bytes: Uint8Array): FileKind {
  const begins = (text: string, at = 0) =>
    Array.from(text).every((character, index) => bytes[at + index] === character.charCodeAt(0));
  if (begins('\u0089PNG\r\n\u001a\n')) return 'png';
  if (begins('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  if (begins('GIF8')) return 'gif';
  if (begins('BM') && bytes[6] === 0 && bytes[7] === 0) return 'bmp';
  // HEIC and AVIF (ISO/IEC 23008-12); a video that begins in this way is refused by the browser's decoder.
  if (begins('ftyp', 4)) return 'heif';
  if (begins('II*\u0000') || begins('MM\u0000*')) return 'tiff';
  if (begins('%PDF-')) return 'pdf';
  if (begins('PK\u0003\u0004')) return 'zip';
  return isText(bytes) ? 'text' : 'unknown';
}

/** Whether bytes may be the beginning of a text in UTF-8. */
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false;
  }
  return !bytes.some((byte) => byte < 0x09);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size that a picture claims, so that none is decoded that would be too large; undefined where it says none. */
export function pictureSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (fileKind(bytes)) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'jpeg':
        return jpegSize(view);
      case 'webp':
        return webpSize(view);
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 'bmp':
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
      default:
        return undefined;
    }
  } catch (error) {
    // The file ends before it has said its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** From the first frame header (ITU-T T.81 §B.2.2). */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    // SOF0 to SOF15, without the three codes in between that mean tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RFC 9649 §2.5 to §2.7: lossy, lossless and extended. */
function webpSize(view: DataView): Size | undefined {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') return undefined;
  const threeBytes = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
}

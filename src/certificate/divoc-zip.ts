import { inflateRaw } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';

/** Fields of a ZIP's local file header (PKWARE APPNOTE 4.3.7) by where they stand, and how long it is without texts. */
const HEADER = { flags: 6, method: 8, size: 18, nameLength: 26, extraLength: 28, length: 30 } as const;
const METHOD = { stored: 0, deflated: 8 } as const;
const ENCRYPTED = 0x01;
/** The sizes stand behind the content. */
const SIZE_FOLLOWS = 0x08;

/**
 * The first file of a ZIP, which must be of that name. The directory at the end is not looked at: it says nothing more
 * of a single file, and a made-up one keeps readers busy.
 *
 * @throws {ReadError} `not-a-certificate` where the first file is another, `malformed-compression`, `too-large`.
 */
export function firstFileInZip(zip: Uint8Array, name: string): Uint8Array {
  const malformed = () => new ReadError('malformed-compression', 'not a ZIP');
  if (zip.length < HEADER.length) throw malformed();
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const field = (at: number) => view.getUint16(at, true);
  const nameEnd = HEADER.length + field(HEADER.nameLength);
  if (String.fromCharCode(...zip.subarray(HEADER.length, nameEnd)) !== name) {
    throw new ReadError('not-a-certificate', 'a ZIP of something else');
  }
  const flags = field(HEADER.flags);
  const size = view.getUint32(HEADER.size, true);
  const content = zip.subarray(nameEnd + field(HEADER.extraLength));
  if ((flags & ENCRYPTED) !== 0 || content.length < size) throw malformed();
  switch (field(HEADER.method)) {
    case METHOD.stored:
      if ((flags & SIZE_FOLLOWS) !== 0) throw malformed();
      return content.subarray(0, size);
    case METHOD.deflated: {
      const { content: inflated, taken } = inflateRaw(content, LIMITS.inflatedBytes);
      if ((flags & SIZE_FOLLOWS) === 0 && taken !== size) throw malformed();
      return inflated;
    }
    default:
      throw malformed();
  }
}

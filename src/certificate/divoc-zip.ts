import { inflateForNow } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';

/*
 * As much of ZIP (PKWARE APPNOTE 6.3) as a code can hold: one file, found by the directory at the end as all readers
 * find it, inflated within bounds whatever sizes it claims. Checksums prove nothing that the signature does not.
 */

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

const malformed = (what: string) => new ReadError('malformed-compression', `ZIP: ${what}`);

/**
 * The content of the file of that name, valid until the next read of any code.
 *
 * @throws {ReadError} `not-a-certificate` where the ZIP holds no such file, `malformed-compression` where it is no ZIP
 *   or holds two of them (readers would differ in which they take), `too-large`.
 */
export function fileInZip(zip: Uint8Array, name: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  try {
    const found = entriesOf(view).filter((entry) => nameOf(zip, entry) === name);
    const [entry] = found;
    if (!entry) throw new ReadError('not-a-certificate', 'a ZIP of something else');
    if (found.length > 1) throw malformed('the same file twice');
    return contentOf(zip, view, entry);
  } catch (error) {
    // Addresses beyond the end.
    if (error instanceof RangeError) throw malformed('cut short');
    throw error;
  }
}

interface Entry {
  readonly nameAt: number;
  readonly nameLength: number;
  readonly method: number;
  readonly size: number;
  readonly headerAt: number;
}

function entriesOf(view: DataView): Entry[] {
  let endAt = view.byteLength - END_LENGTH;
  // A comment may follow; ours have none, or a short one.
  while (endAt >= 0 && view.getUint32(endAt, true) !== END_OF_DIRECTORY) endAt--;
  if (endAt < 0) throw malformed('no directory');
  const count = view.getUint16(endAt + 10, true);
  if (count > LIMITS.zipEntries) throw new ReadError('too-large', 'ZIP: more files than any certificate');
  const entries: Entry[] = [];
  let at = view.getUint32(endAt + 16, true);
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw malformed('no entry where one should be');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      nameAt: at + ENTRY_LENGTH,
      nameLength,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const nameOf = (zip: Uint8Array, { nameAt, nameLength }: Entry): string =>
  String.fromCharCode(...zip.subarray(nameAt, nameAt + nameLength));

function contentOf(zip: Uint8Array, view: DataView, { method, size, headerAt }: Entry): Uint8Array {
  if (view.getUint32(headerAt, true) !== LOCAL_HEADER) throw malformed('no file where one should be');
  // The sizes stand in the directory only, where the file was written as a stream.
  const begin =
    headerAt + LOCAL_LENGTH + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (begin + size > zip.length) throw malformed('cut short');
  const content = zip.subarray(begin, begin + size);
  if (method === STORED) return content;
  if (method !== DEFLATED) throw malformed('a method that is neither stored nor deflated');
  return inflateForNow(content, LIMITS.inflatedBytes);
}

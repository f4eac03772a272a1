import { Unzip, UnzipInflate, zipSync } from 'fflate';

/** What a carried file holds: published files by their addresses, nothing of which is believed yet. */
export type CarriedFiles = ReadonlyMap<string, Uint8Array>;

export type CarriedErrorCode = 'not-a-file' | 'damaged-file' | 'too-large';

/** The only error that `readCarriedFile` throws. */
export class CarriedError extends Error {
  override readonly name = 'CarriedError';
  readonly code: CarriedErrorCode;

  constructor(code: CarriedErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** More than a bundle with all its parts and a month of statuses may have. */
const MAX_INFLATED_BYTES = 12_000_000;
export const MAX_CARRIED_BYTES = 12_000_000;
const MAX_ENTRIES = 2_500;
/** Of so many bytes not more than four megabytes come, before somebody looks. */
const BYTES_AT_A_TIME = 4_096;

const ZIP_BEGINS = [0x50, 0x4b, 0x03, 0x04];
/** What is published of trust, below its folder; nothing else is even unpacked. */
const TRUST_FILE = /^trust\/(?:[a-z]{1,20}\/)?[\w-]{1,60}\.(?:jwt|json|cose)$/;
/** The earliest that a ZIP can say: the same files make the same ZIP whenever it is made. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs published files as a ZIP, each under its address. */
export function packCarriedFile(files: CarriedFiles): Uint8Array {
  const entries = [...files].map(([path, bytes]) => [path.slice(1), bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_TIME });
}

/**
 * Unpacks a carried file, however it was packed, within bounds of its own. What else lies in it is passed over; a name
 * that is there twice makes all of it doubtful. The bytes may still be anything: signatures and digests decide.
 *
 * @throws {CarriedError}
 */
export function readCarriedFile(packed: Uint8Array): CarriedFiles {
  if (packed.length > MAX_CARRIED_BYTES) throw new CarriedError('too-large', 'larger than any carried file');
  if (!ZIP_BEGINS.every((byte, at) => packed[at] === byte)) {
    throw new CarriedError('not-a-file', 'no ZIP file');
  }
  const chunks = new Map<string, Uint8Array[]>();
  let entries = 0;
  let inflated = 0;
  let open = 0;
  const unzip = new Unzip((file) => {
    if (++entries > MAX_ENTRIES) throw new CarriedError('too-large', 'too many entries');
    if (!TRUST_FILE.test(file.name)) return;
    const path = `/${file.name}`;
    if (chunks.has(path)) throw new CarriedError('damaged-file', 'two entries of one name');
    const content: Uint8Array[] = [];
    chunks.set(path, content);
    open++;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      inflated += chunk.length;
      if (inflated > MAX_INFLATED_BYTES) throw new CarriedError('too-large', 'too large when unpacked');
      content.push(chunk);
      if (isLast) open--;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < packed.length; at += BYTES_AT_A_TIME) {
      const end = at + BYTES_AT_A_TIME;
      unzip.push(packed.subarray(at, end), end >= packed.length);
    }
  } catch (error) {
    throw error instanceof CarriedError ? error : new CarriedError('damaged-file', 'cannot be unpacked');
  }
  if (open > 0) throw new CarriedError('damaged-file', 'it is cut off');
  return new Map([...chunks].map(([path, content]) => [path, joined(content)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

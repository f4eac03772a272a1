import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { UnreadableFileError } from './table.ts';

/** What a ZIP file holds under a name. */
export interface ZipEntry {
  readonly name: string;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  readonly method: number;
  readonly headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

const MAX_ENTRIES = 2_000;
const MAX_DIRECTORY_BYTES = 2_000_000;

const damaged = (what: string) => new UnreadableFileError('damaged-workbook', `the file is damaged: ${what}`);

/**
 * What a ZIP file says that it holds (PKWARE's APPNOTE 6.3, 4.3). Only the directory at the end is believed, so that
 * entries can be read in any order, however they were written. No ZIP64: nothing of 4 GB is taken.
 *
 * @throws {UnreadableFileError}
 */
export async function readZipDirectory(file: FileHandle, size: number): Promise<Map<string, ZipEntry>> {
  const tailBytes = Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  let end = tailBytes - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--;
  if (end < 0) throw damaged('it has no directory');
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryAt = tail.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES || directoryBytes > MAX_DIRECTORY_BYTES) {
    throw new UnreadableFileError('too-large', 'the workbook has too many parts');
  }
  if (directoryAt + directoryBytes > size) throw damaged('its directory is not where it should be');
  const directory = await readAt(file, directoryAt, directoryBytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > directoryBytes || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw damaged('its directory');
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    if ((directory.readUInt16LE(at + 8) & ENCRYPTED_FLAG) === 0) {
      entries.set(name, {
        name,
        method: directory.readUInt16LE(at + 10),
        compressedBytes: directory.readUInt32LE(at + 20),
        inflatedBytes: directory.readUInt32LE(at + 24),
        headerAt: directory.readUInt32LE(at + 42),
      });
    }
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** More than spreadsheets reach, whose rows are much alike, and far from the thousandfold of a bomb. */
const MAX_RATIO = 200;
const ANY_RATIO_BYTES = 10_000_000;

/**
 * An entry's content, inflated as it is read. No more comes than the entry is said to have, than `maxBytes`, and than
 * is believable for its compressed size.
 *
 * @param onRead told how many compressed bytes have been read so far.
 * @throws {UnreadableFileError}
 */
export async function* readZipEntry(
  file: FileHandle,
  size: number,
  entry: ZipEntry,
  maxBytes: number,
  onRead: (compressedBytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const { name, headerAt, compressedBytes, inflatedBytes, method } = entry;
  const believable = Math.max(ANY_RATIO_BYTES, compressedBytes * MAX_RATIO);
  if (inflatedBytes > Math.min(maxBytes, believable)) {
    throw new UnreadableFileError('too-large', 'the workbook is too large when unpacked');
  }
  if (headerAt + LOCAL_BYTES > size) throw damaged(name);
  const header = await readAt(file, headerAt, LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(name);
  const start = headerAt + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + compressedBytes > size || (method !== STORED && method !== DEFLATED)) throw damaged(name);
  const compressed = readRange(file, start, compressedBytes, onRead);
  // What goes wrong comes out of the stream itself.
  const content = method === STORED ? compressed : pipeline(compressed, createInflateRaw(), () => {});
  let inflated = 0;
  try {
    for await (const chunk of content) {
      inflated += chunk.length;
      if (inflated > inflatedBytes) throw damaged(name);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UnreadableFileError || !isZlibError(error) ? error : damaged(name);
  }
  if (inflated !== inflatedBytes) throw damaged(name);
}

const isZlibError = (error: unknown): boolean =>
  ((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_');

const CHUNK_BYTES = 65_536;

async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (let read = 0; read < length; ) {
    const chunk = await readAt(file, start + read, Math.min(CHUNK_BYTES, length - read));
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead !== length) throw damaged('it is cut off');
  return buffer;
}

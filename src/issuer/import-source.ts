import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { readCsv } from './csv.ts';
import { readFhir } from './fhir-ndjson.ts';
import type { SourceLine } from './import-line.ts';
import { REQUIRED_COLUMNS, type RecordColumn, recordColumn, textOfNumber } from './record-columns.ts';
import { type TableHeader, UnreadableFileError } from './table.ts';
import { readXlsx } from './xlsx.ts';

export type ImportFormat = 'csv' | 'xlsx' | 'fhir';

const FIRST_BYTES = 1_024;
const ZIP = Buffer.from('PK');
/** Microsoft's compound files: Excel's format until 2003, and workbooks with a password. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The format of a file, by what stands at its beginning, whatever its name.
 *
 * @throws {UnreadableFileError} for Excel's old format.
 */
export async function formatOf(path: string): Promise<ImportFormat> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    const beginning = buffer.subarray(0, bytesRead);
    if (beginning.subarray(0, ZIP.length).equals(ZIP)) return 'xlsx';
    if (beginning.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
      throw new UnreadableFileError('old-excel', 'save the file as .xlsx, without a password');
    }
    return /^\ufeff?\s*\{/.test(beginning.toString('utf8')) ? 'fhir' : 'csv';
  } finally {
    await file.close();
  }
}

export interface SourceOptions {
  /** Told once, before the first line; a FHIR file has no header. */
  readonly onHeader?: (header: TableHeader<RecordColumn>) => void;
  /** Told again and again how much of the file has been read, from 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** The resources that a FHIR file has under these references. */
  readonly find?: (references: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/**
 * The lines of a file of records, one dose each, in order.
 *
 * @throws {UnreadableFileError}
 */
export function readSource(
  path: string,
  format: ImportFormat,
  { onHeader, onShare = () => {}, find = async () => new Map() }: SourceOptions = {},
): AsyncGenerator<SourceLine> {
  if (format === 'xlsx') {
    return readXlsx(path, recordColumn, REQUIRED_COLUMNS, textOfNumber, onHeader, (bytes, ofBytes) =>
      onShare(bytes / ofBytes),
    );
  }
  const bytes = readBytes(path, onShare);
  return format === 'fhir' ? readFhir(bytes, find) : readCsv(bytes, recordColumn, REQUIRED_COLUMNS, onHeader);
}

/** The bytes of a file, telling how far it has been read. */
export async function* readBytes(
  path: string,
  onShare: (share: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  let read = 0;
  for await (const chunk of createReadStream(path)) {
    read += chunk.length;
    onShare(Math.min(1, read / Math.max(1, size)));
    yield chunk;
  }
}

import type { Database } from './database.ts';
import { dayInVietNam } from './dates.ts';
import { readFhirResources } from './fhir-ndjson.ts';
import { importPath } from './import-files.ts';
import { type ImportFault, type LineRefusal, readLine } from './import-line.ts';
import { type ImportFormat, readBytes, readSource } from './import-source.ts';
import { facilitiesTaken, type ImportRow, readImport } from './import-table.ts';
import type { RecordColumn } from './record-columns.ts';
import type { RecordRow } from './record-row.ts';
import { territoryParameters, withinTerritory } from './territory.ts';

const PREVIEWED_LINES = 100_000;
/** Of FHIR resources that are held in memory meanwhile. */
const MOST_RESOURCE_CHARACTERS = 50_000_000;
const SHOWN_LINES = 20;
const EXAMPLES = 3;
const MAX_EXAMPLE_CHARACTERS = 200;

/** One line as it would be taken. */
export interface PreviewLine {
  readonly line: number;
  readonly row?: Pick<
    RecordRow,
    | 'name'
    | 'birthDate'
    | 'sex'
    | 'documentNumber'
    | 'guardianDocumentNumber'
    | 'phone'
    | 'nationality'
    | 'ordinal'
    | 'doseDate'
    | 'vaccine'
    | 'lot'
    | 'manufacturer'
    | 'facility'
  >;
  readonly fault?: ImportFault;
  readonly column?: RecordColumn;
}

export interface PreviewFault {
  readonly fault: ImportFault;
  readonly column?: RecordColumn;
  readonly count: number;
  /** Lines that have it, with the cell in question, else the whole line. */
  readonly examples: readonly { readonly line: number; readonly text: string }[];
}

/** What would come of an import. */
export interface ImportPreview {
  readonly format: ImportFormat;
  /** The header's cells and what each is taken for; null where it is passed over. None of FHIR. */
  readonly columns: readonly { readonly name: string; readonly column: RecordColumn | null }[];
  readonly first: readonly PreviewLine[];
  /** Lines that were looked at. */
  readonly lines: number;
  /** Whether these were all. */
  readonly complete: boolean;
  readonly rejected: number;
  /** The most frequent one first. */
  readonly faults: readonly PreviewFault[];
  /** Records that the lines make, apart from those of the sender's territory that are there already. */
  readonly newRecords: number;
  readonly knownRecords: number;
}

/**
 * What would come of a file that was kept by `storeUpload`, by its first 100,000 lines; nothing is stored. Of a FHIR
 * file, immunizations whose patient is not among its first resources, 100,000 or 50 MB, are passed over.
 *
 * @throws {UnreadableFileError} {ImportNotFoundError}
 */
export async function previewImport(
  database: Database,
  directory: string,
  importId: number,
  now: Date,
): Promise<ImportPreview> {
  const known = await readImport(database, importId);
  const path = importPath(directory, known.sha256);
  const today = dayInVietNam(now);
  const takesFacility = await facilitiesTaken(database, known);
  const resources = known.format === 'fhir' ? await firstResources(path) : NO_RESOURCES;
  let columns: ImportPreview['columns'] = [];
  let headerColumns: readonly (RecordColumn | undefined)[] = [];
  const first: PreviewLine[] = [];
  const faults = new Map<string, { -readonly [Key in keyof PreviewFault]: PreviewFault[Key] }>();
  const contentKeys = new Set<string>();
  let lines = 0;
  let rejected = 0;
  let complete = true;
  const source = readSource(path, known.format, {
    onHeader: (header) => {
      headerColumns = header.columns;
      columns = header.names.map((name, index) => ({ name, column: header.columns[index] ?? null }));
    },
    find: async () => resources.found,
  });
  for await (const line of source) {
    // The patient may come later than was looked.
    if (!resources.complete && 'fault' in line && line.fault === 'patient-missing') continue;
    if (lines === PREVIEWED_LINES) {
      complete = false;
      break;
    }
    lines++;
    const read = readLine(line, today, takesFacility);
    if (first.length < SHOWN_LINES) first.push(previewLine(line.line, read));
    if (!('fault' in read)) {
      contentKeys.add(read.contentKey);
      continue;
    }
    rejected++;
    const key = `${read.fault} ${read.column}`;
    const { fault, column } = read;
    const counted = faults.get(key) ?? { fault, ...(column && { column }), count: 0, examples: [] };
    const text = exampleOf(read, headerColumns);
    faults.set(key, {
      ...counted,
      count: counted.count + 1,
      examples:
        counted.examples.length < EXAMPLES
          ? [...counted.examples, { line: read.line, text }]
          : counted.examples,
    });
  }
  const knownRecords = await countKnown(database, known, [...contentKeys]);
  return {
    format: known.format,
    columns,
    first,
    lines,
    complete,
    rejected,
    faults: [...faults.values()].sort((a, b) => b.count - a.count),
    newRecords: contentKeys.size - knownRecords,
    knownRecords,
  };
}

interface Resources {
  readonly found: ReadonlyMap<string, string>;
  /** Whether these are all of the file. */
  readonly complete: boolean;
}

const NO_RESOURCES: Resources = { found: new Map(), complete: true };

async function firstResources(path: string): Promise<Resources> {
  const found = new Map<string, string>();
  let characters = 0;
  for await (const { reference, text } of readFhirResources(readBytes(path))) {
    characters += text.length;
    if (found.size === PREVIEWED_LINES || characters > MOST_RESOURCE_CHARACTERS) {
      return { found, complete: false };
    }
    found.set(reference, text);
  }
  return { found, complete: true };
}

function previewLine(line: number, read: RecordRow | LineRefusal): PreviewLine {
  if ('fault' in read) return { line, fault: read.fault, ...(read.column && { column: read.column }) };
  const { contentKey: _, nameKey: _key, nameFolded: _folded, ...row } = read;
  return { line, row };
}

function exampleOf({ column, values }: LineRefusal, columns: readonly (RecordColumn | undefined)[]): string {
  const index = column === undefined ? -1 : columns.indexOf(column);
  return (index === -1 ? values.join(' · ') : (values[index] ?? '')).slice(0, MAX_EXAMPLE_CHARACTERS);
}

/** Only where the sender sees them; of others nobody learns that they are there. */
async function countKnown(
  database: Database,
  { facility_id: facilityId, province }: ImportRow,
  contentKeys: readonly string[],
): Promise<number> {
  const territory = { facilityId, province, commune: null };
  const [row] = await database.query<{ count: number }>(
    `select count(*) from record where content_key = any($1::text[]) and ${withinTerritory('record', 2)}`,
    [contentKeys, ...territoryParameters(territory)],
  );
  return row?.count ?? 0;
}

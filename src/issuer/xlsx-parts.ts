import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { UnreadableFileError } from './table.ts';
import { StringTable } from './xlsx-strings.ts';
import { textCollector } from './xlsx-text.ts';
import { readXml } from './xlsx-xml.ts';
import { readZipEntry, type ZipEntry } from './zip-file.ts';

const MAX_PART_BYTES = 20_000_000;
const MAX_STRINGS_BYTES = 1_000_000_000;
const MAX_SHEETS = 50;

/** Where the parts of a workbook are that are read, and what it says about its days. */
export interface Parts {
  readonly sheets: readonly ZipEntry[];
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  readonly since1904: boolean;
}

/** Where the parts are, by the relationships that each part has with others; sheets in the order of their tabs. */
export async function readParts(
  file: FileHandle,
  size: number,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<Parts> {
  const notAWorkbook = () => new UnreadableFileError('not-a-workbook', 'the file is no Excel workbook');
  const root = await readRelationships(file, size, entries.get('_rels/.rels'), '');
  const workbookPath = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbookEntry = entries.get(workbookPath);
  if (!workbookEntry) throw notAWorkbook();
  const folder = posix.dirname(workbookPath);
  const relationships = await readRelationships(
    file,
    size,
    entries.get(posix.join(folder, '_rels', `${posix.basename(workbookPath)}.rels`)),
    folder,
  );
  const sheetIds: string[] = [];
  let since1904 = false;
  await readPart(file, size, workbookEntry, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.keys(attributes).find((key) => /:id$/.test(key));
      if (id && sheetIds.length < MAX_SHEETS) sheetIds.push(attributes[id] ?? '');
    },
  });
  const entryOf = (target: string | undefined) => (target === undefined ? undefined : entries.get(target));
  return {
    sheets: sheetIds
      .map((id) =>
        entryOf(relationships.find((related) => related.id === id && related.type === 'worksheet')?.target),
      )
      .filter((entry) => entry !== undefined),
    strings: entryOf(relationships.find(({ type }) => type === 'sharedStrings')?.target),
    styles: entryOf(relationships.find(({ type }) => type === 'styles')?.target),
    since1904,
  };
}

async function readRelationships(
  file: FileHandle,
  size: number,
  entry: ZipEntry | undefined,
  folder: string,
) {
  const found: { id: string; type: string; target: string }[] = [];
  if (!entry) return found;
  await readPart(file, size, entry, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return found;
}

async function readPart(
  file: FileHandle,
  size: number,
  entry: ZipEntry,
  handler: Parameters<typeof readXml>[1],
  maxBytes = MAX_PART_BYTES,
): Promise<void> {
  for await (const _ of readXml(readZipEntry(file, size, entry, maxBytes), handler));
}

/** Which of the built-in formats show a day (ECMA-376 part 1, 18.8.30), those of East Asia included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format shows a day where it has a `d` or `y` outside of quotes, brackets and escapes. */
const showsDay = (format: string): boolean =>
  /[dy]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, ''));

/** For each style of a cell whether it shows a day. */
export async function readDateStyles(
  file: FileHandle,
  size: number,
  entry: ZipEntry | undefined,
): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!entry) return styles;
  const custom = new Map<number, boolean>();
  let inCellFormats = false;
  await readPart(file, size, entry, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(Number(attributes['numFmtId']), showsDay(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

export async function readStrings(
  file: FileHandle,
  size: number,
  entry: ZipEntry | undefined,
): Promise<StringTable> {
  const strings = new StringTable();
  if (!entry) return strings;
  const text = textCollector();
  await readPart(
    file,
    size,
    entry,
    {
      open: (name) => {
        if (name === 'si') text.clear();
        else text.open(name);
      },
      text: text.add,
      close: (name) => {
        if (name === 'si') strings.add(text.take());
        else text.close(name);
      },
    },
    MAX_STRINGS_BYTES,
  );
  return strings;
}

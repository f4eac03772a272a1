import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell: text goes into the table of shared strings, a number stays one. */
export type Cell =
  | string
  | number
  | { readonly inline: string }
  | { readonly formula: string; readonly result: string | number }
  | { readonly date: number; readonly style?: number }
  | { readonly boolean: boolean }
  | null;

export interface WorkbookOptions {
  readonly since1904?: boolean;
  /** Puts a prefix before every element, as some writers do. */
  readonly prefix?: string;
  /** More worksheets, which come before. */
  readonly before?: readonly (readonly (readonly Cell[])[])[];
}

/** Cell formats of the workbooks here: 1 is `dd/mm/yyyy`, 2 Excel's own short date, 3 `#,##0`. */
const STYLES = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/>
  <numFmt numFmtId="165" formatCode="[$-x]#,##0&quot;day&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

const xmlText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

/** The parts of a workbook in Excel's format, of which a test may change some. */
export function workbookParts(
  rows: readonly (readonly Cell[])[],
  { since1904 = false, prefix = '', before = [] }: WorkbookOptions = {},
): Record<string, string> {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  const shared = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const cellXml = (cell: Cell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`;
    if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${xmlText(cell.inline)}</t></is></c>`;
    if ('date' in cell) return `<c r="${at}" s="${cell.style ?? 1}"><v>${cell.date}</v></c>`;
    if ('boolean' in cell) return `<c r="${at}" t="b"><v>${cell.boolean ? 1 : 0}</v></c>`;
    const type = typeof cell.result === 'string' ? ' t="str"' : '';
    return `<c r="${at}"${type}><f>${xmlText(cell.formula)}</f><v>${xmlText(String(cell.result))}</v></c>`;
  };
  const sheetXml = (content: readonly (readonly Cell[])[]) =>
    `<worksheet><sheetData>${content
      .map((cells, index) => {
        const xml = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join('');
        return xml === '' ? '' : `<row r="${index + 1}">${xml}</row>`;
      })
      .join('')}</sheetData></worksheet>`;
  const sheets = [...before, rows].map(sheetXml);
  const relationship = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relationship(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map((_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId${index + 10}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relationship(1, 'styles', 'styles.xml')}${relationship(
      2,
      'sharedStrings',
      '/xl/sharedStrings.xml',
    )}${sheets
      .map((_, index) => relationship(index + 10, 'worksheet', `worksheets/sheet${index + 1}.xml`))
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst>${strings
      .map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t><rPh><t>x</t></rPh></si>`)
      .join('')}</sst>`,
  };
  for (const [index, xml] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  if (prefix !== '') {
    for (const [name, xml] of Object.entries(parts)) {
      if (!name.includes('rels')) parts[name] = xml.replace(/<(\/?)([a-zA-Z])/g, `<$1${prefix}:$2`);
    }
  }
  return parts;
}

export const zipParts = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ) as Zippable,
  );

/** A workbook in Excel's format whose last sheet has these rows. */
export const workbook = (rows: readonly (readonly Cell[])[], options?: WorkbookOptions): Uint8Array =>
  zipParts(workbookParts(rows, options));

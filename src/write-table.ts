/** What a spreadsheet would take for a formula is written with an apostrophe before it, as spreadsheets do. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A cell that is data in every program that opens it. */
function writeCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Digits that spreadsheets would bereave of their noughts or write as `7.909E+10`: the apostrophe makes them text. */
export const writeForSpreadsheet = (cell: string): string =>
  writeCell(/^(0\d+|\d{12,})$/.test(cell) ? `'${cell}` : cell);

/** A whole table for a spreadsheet; the mark in front tells it that this is UTF-8. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(writeForSpreadsheet).join(',')}\r\n`).join('')}`;

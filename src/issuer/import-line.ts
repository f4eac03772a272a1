import type { FhirFault } from './fhir-ndjson.ts';
import type { RecordColumn } from './record-columns.ts';
import { type RecordRow, type RowFault, readRecordRow } from './record-row.ts';
import type { LineFault } from './table.ts';

/** All that may be wrong with a line of a file. */
export type ImportFault = LineFault | RowFault | FhirFault;

/** A line of a file of any format: its cells by column, or why it cannot be read. */
export type SourceLine = {
  /** Counted from the file's first, 1. */
  readonly line: number;
  /** The cells as they stood, in the header's order; of FHIR the resources. */
  readonly values: readonly string[];
} & (
  | { readonly cells: Readonly<Partial<Record<RecordColumn, string>>> }
  | { readonly fault: LineFault | FhirFault }
);

/** A line that was not taken, and why. */
export interface LineRefusal {
  readonly line: number;
  readonly fault: ImportFault;
  readonly column?: RecordColumn;
  /** As they stood, to be mended and sent again; as far as they could be read. */
  readonly values: readonly string[];
}

/**
 * A line as a dose and whose it is, or why it is not taken.
 *
 * @param today `YYYY-MM-DD`
 * @param takesFacility whether whoever sends the file may send doses of this facility.
 */
export function readLine(
  source: SourceLine,
  today: string,
  takesFacility: (facility: string) => boolean = () => true,
): RecordRow | LineRefusal {
  const { line, values } = source;
  if ('fault' in source) return { line, values, fault: source.fault };
  const row = readRecordRow(source.cells, today);
  if ('refusals' in row) return { line, values, ...row.refusals[0] };
  return takesFacility(row.facility)
    ? row
    : { line, values, fault: 'facility-not-yours', column: 'facility' };
}

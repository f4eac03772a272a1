import type { Decision } from '../work-contract/decisions.ts';
import { documentNumberKey } from './cell-values.ts';
import type { RecordColumn } from './record-columns.ts';
import { type RecordRow, readRecordRow } from './record-row.ts';
import type { DoseValues, RecordValues } from './record-values.ts';

type Edit = Extract<Decision, { kind: 'edit' }>;

/** A line that any import takes: what an edit says nothing about. */
const ANY_LINE = {
  name: 'A',
  birthDate: '2000-01-01',
  sex: 'male',
  documentNumber: '',
  doseDate: '2021-01-01',
  vaccine: 'comirnaty',
  facility: 'A',
} as const satisfies Partial<Record<RecordColumn, string>>;

/**
 * What somebody typed into a record, read as an import reads cells: tidied, and refused where no import would take it.
 *
 * @param today `YYYY-MM-DD`
 * @returns undefined where something cannot stand in a record.
 */
export function readEdit(
  { set, doses = [] }: Pick<Edit, 'set' | 'doses'>,
  today: string,
): { set: Partial<RecordValues>; doses: DoseValues[] } | undefined {
  const person = read(
    {
      ...(set.name !== undefined && { name: set.name }),
      ...(set.birthDate !== undefined && { birthDate: set.birthDate }),
      ...(set.sex !== undefined && { sex: set.sex }),
      ...(set.nationality !== undefined && { nationality: set.nationality }),
      documentNumber: set.documentNumber ?? '',
      phone: set.phone ?? '',
    },
    today,
  );
  if (!person || (set.birthDate !== undefined && set.birthDate > today)) return undefined;
  const readDoses: DoseValues[] = [];
  for (const { id, ordinal, date, vaccine, lot } of doses) {
    const row = read({ ordinal: String(ordinal), doseDate: date, vaccine, lot: lot ?? '' }, today);
    if (!row) return undefined;
    readDoses.push({ id, ordinal: row.ordinal, date: row.doseDate, vaccine: row.vaccine, lot: row.lot });
  }
  return {
    set: {
      ...(set.name !== undefined && { name: person.name }),
      ...(set.birthDate !== undefined && { birthDate: person.birthDate }),
      ...(set.sex !== undefined && { sex: person.sex }),
      ...(set.nationality !== undefined && { nationality: person.nationality }),
      ...(set.documentNumber !== undefined && { documentNumber: person.documentNumber }),
      ...(set.phone !== undefined && { phone: person.phone }),
      ...(set.guardianDocumentNumber !== undefined && {
        guardianDocumentNumber: set.guardianDocumentNumber && documentNumberKey(set.guardianDocumentNumber),
      }),
    },
    doses: readDoses,
  };
}

function read(cells: Partial<Record<RecordColumn, string>>, today: string): RecordRow | undefined {
  const row = readRecordRow({ ...ANY_LINE, ...cells }, today);
  return 'contentKey' in row ? row : undefined;
}

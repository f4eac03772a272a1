import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { dayInVietNam } from './dates.ts';
import type { Importer } from './import-files.ts';
import { facilitiesTaken } from './import-table.ts';
import type { RecordColumn } from './record-columns.ts';
import { type RecordRow, type RowFault, readRecordRow } from './record-row.ts';
import { storeRows } from './store-rows.ts';
import { territoryParameters, withinTerritory } from './territory.ts';

/** What is typed about a person; dates as `YYYY-MM-DD` or as in a file. */
export interface EnteredPerson {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly documentNumber: string;
  readonly guardianDocumentNumber?: string | undefined;
  readonly phone?: string | undefined;
  /** Absent for citizens. */
  readonly nationality?: string | undefined;
}

/** What is typed about one dose. */
export interface EnteredDose {
  readonly ordinal?: string | undefined;
  readonly doseDate: string;
  readonly vaccine: string;
  readonly lot?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly facility: string;
}

/** A field that cannot be taken as it is; of which dose, counted from 0, unless it is about the person. */
export interface FieldRefusal {
  readonly field: RecordColumn;
  readonly fault: RowFault;
  readonly dose?: number;
}

export type EnterResult =
  | {
      /** Both null where the record is one outside the sender's territory, which they learn nothing else about. */
      readonly recordId: number | null;
      readonly newDoses: number | null;
    }
  | { readonly refusals: readonly FieldRefusal[] };

const OF_A_DOSE: readonly RecordColumn[] = [
  'ordinal',
  'doseDate',
  'vaccine',
  'lot',
  'manufacturer',
  'facility',
];

/**
 * Takes one person with their doses, as somebody typed them: all or nothing, by the rules for a line of a file. Doses
 * that are there already stay as they are. An entry in the audit says who entered what.
 *
 * @param doses at least one.
 * @returns the record, or every field that is refused.
 */
export async function enterRecord(
  database: Database,
  importer: Importer,
  person: EnteredPerson,
  doses: readonly [EnteredDose, ...EnteredDose[]],
  now: Date,
): Promise<EnterResult> {
  const takesFacility = await facilitiesTaken(database, {
    facility_id: importer.facilityId,
    province: importer.province,
  });
  const rows: RecordRow[] = [];
  const refusals: FieldRefusal[] = [];
  for (const [index, dose] of doses.entries()) {
    const row = readRecordRow(cellsOf({ ...person, ...dose }), dayInVietNam(now));
    const refused = 'refusals' in row ? row.refusals : [];
    for (const { column: field, fault } of refused) {
      if (OF_A_DOSE.includes(field)) refusals.push({ field, fault, dose: index });
      else if (index === 0) refusals.push({ field, fault });
    }
    if ('refusals' in row) continue;
    if (takesFacility(row.facility)) rows.push(row);
    else refusals.push({ field: 'facility', fault: 'facility-not-yours', dose: index });
  }
  if (refusals.length > 0) return { refusals };
  return database.transaction(async (transaction) => {
    const stored = await storeRows(transaction, rows, now, importer.province, importer.accountId);
    const territory = { facilityId: importer.facilityId, province: importer.province, commune: null };
    const [record] = await transaction.query<{ id: number; own: boolean }>(
      `select record.id, ${withinTerritory('record', 2)} as own
       from record where id = (select coalesce(merged_into, id) from record where content_key = $1)`,
      [rows[0]?.contentKey, ...territoryParameters(territory)],
    );
    if (!record) throw new Error('what was entered is not there');
    await appendAudit(transaction, [
      ...stored.entries,
      {
        at: now,
        accountId: importer.accountId,
        action: 'enter',
        recordId: record.id,
        after: { newRecord: stored.newRecords > 0, doses: rows.map(doseOf) },
      },
    ]);
    return record.own
      ? { recordId: record.id, newDoses: stored.newDoses }
      : { recordId: null, newDoses: null };
  });
}

const doseOf = ({ ordinal, doseDate, vaccine, lot, facility }: RecordRow) => ({
  ordinal,
  date: doseDate,
  vaccine,
  lot,
  facility,
});

/** What is left out is an empty cell. */
const cellsOf = (
  fields: Partial<Record<RecordColumn, string | undefined>>,
): Partial<Record<RecordColumn, string>> =>
  Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, text ?? '']));

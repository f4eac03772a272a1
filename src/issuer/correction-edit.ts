import type { Asked } from '../correction-contract/corrections.ts';
import type { Queryable } from './database.ts';
import { readEdit } from './edit-values.ts';
import type { DoseValues, RecordValues } from './record-values.ts';

/** What a request asks for, as a change of the record: other values, other doses, or a dose that is not in it yet. */
export interface CorrectionEdit {
  readonly set: Partial<RecordValues>;
  readonly doses: readonly DoseValues[];
  readonly added?: Omit<DoseValues, 'id'>;
}

const MOST_DOSES = 20;

/**
 * Reads what a citizen asks for as an import reads cells.
 *
 * @param today `YYYY-MM-DD`
 * @returns undefined where something cannot stand in a record, or speaks of a dose that is not the record's.
 */
export async function correctionEdit(
  database: Queryable,
  recordId: number,
  asked: Asked,
  today: string,
): Promise<CorrectionEdit | undefined> {
  if (asked.field !== 'dose' && asked.field !== 'missing-dose')
    return readEdit({ set: { [asked.field]: asked.value } }, today);
  const own = await database.query<DoseValues>(
    'select id, ordinal, date, vaccine, lot from given_dose where record_id = $1 order by ordinal',
    [recordId],
  );
  if (asked.field === 'dose') {
    const dose = own.find(({ id }) => id === asked.doseId);
    const { date, vaccine, lot } = asked;
    if (!dose || (date ?? vaccine ?? lot) === undefined) return undefined;
    const changed = {
      ...dose,
      date: date ?? dose.date,
      vaccine: vaccine ?? dose.vaccine,
      lot: lot ?? dose.lot,
    };
    return readEdit({ set: {}, doses: [changed] }, today);
  }
  const ordinal = (own.at(-1)?.ordinal ?? 0) + 1;
  if (ordinal > MOST_DOSES) return undefined;
  const { date, vaccine, lot = null } = asked;
  // Any id: it is not stored yet.
  const [added] = readEdit({ set: {}, doses: [{ id: 1, ordinal, date, vaccine, lot }] }, today)?.doses ?? [];
  return added && { set: {}, doses: [], added };
}

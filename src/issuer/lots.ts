import type { VaccineId } from '../certificate/vaccines.ts';
import type { Queryable } from './database.ts';

/** A lot of a vaccine that was given out in the country. */
export interface Lot {
  readonly vaccine: VaccineId;
  readonly lot: string;
}

const BATCH_LOTS = 5_000;

/** Adds lots to those that are known. Lots compare without blanks and case. */
export async function loadLots(
  database: Queryable,
  lots: AsyncIterable<Lot> | Iterable<Lot>,
): Promise<number> {
  let loaded = 0;
  let batch: Lot[] = [];
  const store = async () => {
    await database.query(
      `insert into lot (vaccine, lot)
       select vaccine, upper(replace(lot, ' ', '')) from jsonb_to_recordset($1::jsonb) row (vaccine text, lot text)
       on conflict do nothing`,
      [JSON.stringify(batch)],
    );
    loaded += batch.length;
    batch = [];
  };
  for await (const lot of lots) {
    batch.push(lot);
    if (batch.length === BATCH_LOTS) await store();
  }
  if (batch.length > 0) await store();
  return loaded;
}

/** Vaccines of which lots are known: of others nobody can tell whether a lot is one. */
export async function lotsKnownOf(database: Queryable): Promise<Set<string>> {
  const rows = await database.query<{ vaccine: string }>(
    // One step of the index a vaccine, however many lots.
    `with recursive known as (
       select min(vaccine) as vaccine from lot
       union all
       select (select min(lot.vaccine) from lot where lot.vaccine > known.vaccine) from known
       where known.vaccine is not null
     )
     select vaccine from known where vaccine is not null`,
  );
  return new Set(rows.map(({ vaccine }) => vaccine));
}

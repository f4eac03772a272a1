import type { Queryable } from './database.ts';

/** A facility and where it lies; province and commune as everybody's territory names them. */
export interface FacilityPlace {
  readonly name: string;
  readonly province: string;
  readonly commune: string;
}

const BATCH_FACILITIES = 2_000;

/** Says where facilities lie; one that nobody has heard of yet is added. */
export async function loadFacilities(
  database: Queryable,
  facilities: AsyncIterable<FacilityPlace> | Iterable<FacilityPlace>,
): Promise<number> {
  let loaded = 0;
  let batch: FacilityPlace[] = [];
  const store = async () => {
    await database.query(
      `insert into facility (name, province, commune)
       select distinct on (row.name) row.name, row.province, row.commune
       from jsonb_to_recordset($1::jsonb) row (name text, province text, commune text)
       order by row.name
       on conflict (name) do update set province = excluded.province, commune = excluded.commune`,
      [JSON.stringify(batch)],
    );
    loaded += batch.length;
    batch = [];
  };
  for await (const facility of facilities) {
    batch.push(facility);
    if (batch.length === BATCH_FACILITIES) await store();
  }
  if (batch.length > 0) await store();
  return loaded;
}

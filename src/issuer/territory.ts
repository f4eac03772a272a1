/** Whose records somebody sees: one facility's, a commune's, a province's; with nothing named, the whole country's. */
export interface Territory {
  readonly facilityId: number | null;
  readonly province: string | null;
  readonly commune: string | null;
}

export const WHOLE_COUNTRY: Territory = { facilityId: null, province: null, commune: null };

/**
 * The condition that every query about records carries: true where the facility that answers for a record lies within
 * the territory. Takes three parameters of the statement, the first of them `$first`, from `territoryParameters`.
 *
 * @param record the name that the table of records goes by in the statement.
 */
export const withinTerritory = (record: string, first: number): string =>
  `exists (
     select from facility home
     where home.id = ${record}.facility_id
       and ($${first}::bigint is null or home.id = $${first})
       and ($${first + 1}::text is null or home.province = $${first + 1})
       and ($${first + 2}::text is null or home.commune = $${first + 2})
   )`;

export const territoryParameters = ({ facilityId, province, commune }: Territory) =>
  [facilityId, province, commune] as const;

/** One facility's part of a territory; undefined where the territory is another facility. Without one, all of it. */
export function partOf(territory: Territory, facilityId: number | undefined): Territory | undefined {
  if (facilityId === undefined || facilityId === territory.facilityId) return territory;
  return territory.facilityId === null ? { ...territory, facilityId } : undefined;
}

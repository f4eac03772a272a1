/**
 * The facility of each record's last dose, which answers for the record: a query of `record_id` and `facility_id`. A
 * dose that was entered twice counts as in a certificate, once.
 *
 * @param ids a query of the records.
 */
export const homeFacilities = (ids: string): string =>
  `select distinct on (record_id) record_id, facility_id from given_dose
   where record_id in (${ids}) order by record_id, date desc, ordinal desc, id desc`;

import { VACCINES, type VaccineId } from '../certificate/vaccines.ts';

/** Those that certificates are issued for, as they are entered and as people call them. */
export const KNOWN_VACCINES = (Object.keys(VACCINES) as VaccineId[]).map((id) => ({
  id,
  name: VACCINES[id].product,
}));

/** What a record's vaccine is called; what is not known is said as it was written. */
export const vaccineName = (written: string): string =>
  KNOWN_VACCINES.find(({ id }) => id === written)?.name ?? written;

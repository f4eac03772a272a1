/**
 * `same` where both say the same, `partly` where one of them knows more, `unknown` where one of them knows no year.
 */
export type DateAnswer = 'same' | 'partly' | 'unknown' | 'different';

/**
 * `YYMMDD`, `<<` for each part that nobody knows (ICAO Doc 9303-3 §4.8), and `00` for a month or day where issuers write
 * it so; what is none says nothing.
 */
const partsOfZone = (date: string): readonly (string | undefined)[] => {
  const [, ...parts] = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/.exec(date) ?? [];
  return [0, 1, 2].map((at) =>
    parts[at] === '<<' || (at > 0 && parts[at] === '00') ? undefined : parts[at],
  );
};

/** `YYYY-MM-DD` or coarser. */
const partsOfDate = (date: string): readonly (string | undefined)[] => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  return [year, month, day];
};

/**
 * Compares a certificate's date of birth, `YYYY-MM-DD` or coarser or empty, with a document's, `YYMMDD`. The document
 * does not say the century: it is the certificate's.
 */
export function compareBirthDates(certificate: string, zone: string): DateAnswer {
  const [year, ...ours] = partsOfDate(certificate);
  const [zoneYear, ...theirs] = partsOfZone(zone);
  if (year === undefined || zoneYear === undefined) return 'unknown';
  const pairs = [[year.slice(2), zoneYear], ...ours.map((part, at) => [part, theirs[at]])];
  if (pairs.some(([own, other]) => own !== undefined && other !== undefined && own !== other))
    return 'different';
  return pairs.every(([own, other]) => own === other) ? 'same' : 'partly';
}

/**
 * A document's date of birth as certificates write dates: in the certificate's century where their years agree, else in
 * the last one that is not in the future; empty where there is no year.
 *
 * @param today `YYYY-MM-DD`.
 */
export function birthDateOfZone(zone: string, certificate: string, today: string): string {
  const [year, ...rest] = partsOfZone(zone);
  if (year === undefined) return '';
  const [certificateYear = ''] = partsOfDate(certificate);
  const known = rest.indexOf(undefined);
  const written = (full: string | number) => [full, ...(known < 0 ? rest : rest.slice(0, known))].join('-');
  if (certificateYear.slice(2) === year) return written(certificateYear);
  const inThisCentury = Number(`${today.slice(0, 2)}${year}`);
  const isInFuture = written(inThisCentury) > today;
  return written(isInFuture ? inThisCentury - 100 : inThisCentury);
}

/**
 * The number of a citizen, twelve digits (Circular 59/2021/TT-BCA): three for the province where the birth was
 * registered, or from 100 on for another country; one for century and sex (0 and 1 for men and women born in the 1900s,
 * 2 and 3 in the 2000s, and so on); the last two of the birth year; six at random. Below as expressions of SQL, which
 * want the column of a number that has twelve digits.
 */

/** The 63 provinces before 1 July 2025; the new ones keep codes of these. */
const PROVINCE_CODES =
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 ' +
  '044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 ' +
  '089 091 092 093 094 095 096';

/** A well-formed number of a citizen. */
export const isCitizenNumber = (column: string): string => `${column} ~ '^[0-9]{12}$'`;

/** The year of birth that the number tells. */
export const numberBirthYear = (column: string): string =>
  `(1900 + substr(${column}, 4, 1)::int / 2 * 100 + substr(${column}, 5, 2)::int)`;

/** The sex that the number tells, as records have it. */
export const numberSex = (column: string): string =>
  `case substr(${column}, 4, 1)::int % 2 when 0 then 'male' else 'female' end`;

/** Whether nobody alive in a year can have the number. */
export const isImpossibleNumber = (column: string, year: string): string =>
  `(substr(${column}, 1, 3) < '100' and position(substr(${column}, 1, 3) in '${PROVINCE_CODES}') = 0
    or ${numberBirthYear(column)} > ${year})`;

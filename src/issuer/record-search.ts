import { type Actor, seesMedical } from './actor.ts';
import { documentNumberKey } from './cell-values.ts';
import { isoDate } from './dates.ts';
import { foldedName } from './names.ts';

/**
 * Of each field of which the text may be a part, the condition for a record that has it there; a name also without its
 * tones. Each by itself can be answered by an index, which all of them in one condition cannot. A text of one or two
 * characters is a part of nearly everything: it is looked for at the beginning of a field, or of a word of the name.
 *
 * @param place keeps a value of the statement and gives its parameter, `$4`.
 */
export function searchConditions(
  actor: Actor,
  search: string,
  place: (value: unknown) => string,
): readonly string[] {
  const all: string[] = [];
  const isPart = (column: string, text: string, like = 'like') =>
    `${column} ${like} ${place(isShort(text) ? `${literal(text)}%` : `%${literal(text)}%`)}`;
  const name = foldedName(search);
  if (/\p{L}/u.test(name)) {
    all.push(isPart('record.name_folded', name));
    if (isShort(name)) all.push(`record.name_folded like ${place(`% ${literal(name)}%`)}`);
  }
  const number = documentNumberKey(search);
  if (/^[A-Z0-9/]+$/.test(number)) all.push(isPart('record.document_number', number));
  if (/^\d{3,}$/.test(number)) all.push(isPart('record.phone', number));
  const birthDate = birthDatePattern(search);
  if (birthDate) all.push(`record.birth_date like ${place(birthDate)}`);
  if (seesMedical(actor)) {
    all.push(`record.id in (select dose.record_id from dose where ${isPart('dose.lot', search, 'ilike')})`);
  }
  return all;
}

/** Has no trigram. */
const isShort = (text: string): boolean => [...text].length < 3;

/** `dd/mm/yyyy`, `yyyy-mm-dd`, `mm/yyyy` or `yyyy` as a pattern of days. */
function birthDatePattern(search: string): string | undefined {
  const day = isoDate(search);
  if (day) return day;
  const [, month, year] = /^(?:(\d{1,2})[/.-])?(\d{4})$/.exec(search) ?? [];
  if (year === undefined) return undefined;
  return `${year}-${month === undefined ? '' : `${month.padStart(2, '0')}-`}%`;
}

/** A text in which nothing is a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

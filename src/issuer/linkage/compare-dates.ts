/**
 * What lies between two dates of birth: day and month swapped, the year off by one, the first of January of that year
 * put in for want of a day, or one of day, month and year.
 */
export type DateRelation = 'same' | 'swapped' | 'year-off-by-one' | 'placeholder' | 'one-part' | 'different';

/** Symmetric; both `YYYY-MM-DD`. */
export function compareDates(a: string, b: string): DateRelation {
  if (a === b) return 'same';
  const [yearA = '', monthA = '', dayA = ''] = a.split('-');
  const [yearB = '', monthB = '', dayB = ''] = b.split('-');
  const isSameYear = yearA === yearB;
  const isSameMonth = monthA === monthB;
  const isSameDay = dayA === dayB;
  if (isSameYear && monthA === dayB && dayA === monthB) return 'swapped';
  if (isSameMonth && isSameDay && Math.abs(Number(yearA) - Number(yearB)) === 1) return 'year-off-by-one';
  if (isSameYear && (a.endsWith(PLACEHOLDER) || b.endsWith(PLACEHOLDER))) return 'placeholder';
  return Number(isSameYear) + Number(isSameMonth) + Number(isSameDay) === 2 ? 'one-part' : 'different';
}

const PLACEHOLDER = '-01-01';

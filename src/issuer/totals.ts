import type { Totals } from '../contract.ts';
import type { Database } from './database.ts';
import { blocked, progressOf } from './progress.ts';
import { countScope, type RecordCount } from './supervision-counts.ts';
import { WHOLE_COUNTRY } from './territory.ts';

type TotalsPart = Totals['parts'][number];

/** A part with fewer people than this might tell about one of them. */
const FEWEST_PEOPLE = 10;

/** How far the country and its provinces have come, for everybody to see. */
export async function publicTotals(database: Database, now: Date): Promise<Totals> {
  const { records } = await countScope(
    database,
    { territory: WHOLE_COUNTRY, undeclared: false, partColumn: 'province' },
    now,
  );
  const names = [...new Set(records.map(({ part }) => part))];
  const parts = names.map((name) =>
    totalsPart(
      name,
      records.filter(({ part }) => part === name),
    ),
  );
  const { people, blocked, certified } = totalsPart(null, records);
  return { asOf: now.toISOString(), people, blocked, certified, parts: withoutSmallParts(parts) };
}

function totalsPart(name: string | null, records: readonly RecordCount[]): TotalsPart {
  const progress = progressOf(records, []);
  return { name, people: progress.people, blocked: blocked(progress), certified: progress.certified };
}

/**
 * Puts small parts together under no name, with what has none. Since whoever has the sum can work out what is left out,
 * that is never one small part alone, nor few people: the next larger parts go with them.
 */
export function withoutSmallParts(parts: readonly TotalsPart[]): TotalsPart[] {
  const shown = parts.filter(({ name }) => name !== null).toSorted((a, b) => b.people - a.people);
  const others = parts.filter(({ name }) => name === null);
  const othersTellNothing = () => {
    const [first, second] = others;
    const people = others.reduce((sum, part) => sum + part.people, 0);
    return !first || (people >= FEWEST_PEOPLE && (first.name === null || second !== undefined));
  };
  for (;;) {
    const smallest = shown.at(-1);
    if (!smallest || (smallest.people >= FEWEST_PEOPLE && othersTellNothing())) break;
    others.push(smallest);
    shown.pop();
  }
  if (others.length === 0) return shown;
  const sum = (key: 'people' | 'blocked' | 'certified') =>
    others.reduce((total, part) => total + part[key], 0);
  return [
    ...shown,
    { name: null, people: sum('people'), blocked: sum('blocked'), certified: sum('certified') },
  ];
}

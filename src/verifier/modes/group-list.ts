import type { Holder } from '../../certificate/certificate.ts';
import type { Outcome } from '../../certificate/reasons.ts';
import { contentOf, isVouchedFor } from '../../certificate/verdict-content.ts';
import { folded } from '../../ui/folded.ts';
import { type KeptAtDoor, keptAtDoor } from '../door/door.ts';
import type { Scan } from '../scan.ts';

/** Somebody whom the list names; without a birth date (`YYYY-MM-DD`) it is empty. */
export interface Person extends Pick<Holder, 'name' | 'birthDate'> {
  /** The words of the name in whatever order, without tones and case. */
  readonly nameKey: string;
}

/** Somebody whose code was read. */
export interface Member extends Person {
  readonly outcome: Outcome;
  /** Why the door keeps them though their certificate is valid. */
  readonly kept?: KeptAtDoor | undefined;
  /** When their code was read last. */
  readonly atMs: number;
  readonly isExpected: boolean;
}

/** A family or a tour. In memory only. */
export interface Group {
  /** How many there are to be; 0 while nobody has said. */
  readonly size: number;
  readonly expected: readonly Person[];
  /** In the order in which they came. */
  readonly members: readonly Member[];
}

export const NO_GROUP: Group = { size: 0, expected: [], members: [] };
const MOST_PEOPLE = 500;

const personOf = ({ name, birthDate }: Pick<Holder, 'name' | 'birthDate'>): Person => ({
  name,
  birthDate,
  nameKey: folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' '),
});

/** As far as both are known: an issuer may know the year alone, and a list no date at all. */
const isSameDay = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** The same name, and no other birth date. */
const isSamePerson = (one: Person, other: Person): boolean =>
  one.nameKey === other.nameKey && isSameDay(one.birthDate, other.birthDate);

const ORDER: readonly Outcome[] = ['invalid', 'unknown', 'valid'];
type Answer = Pick<Member, 'outcome' | 'kept'>;
const rank = ({ outcome, kept }: Answer): number => 2 * ORDER.indexOf(outcome) - Number(kept !== undefined);
/** Who has one good certificate is good, whatever else they carry. */
const isBetter = (one: Answer, other: Answer): boolean => rank(one) > rank(other);

/** Whether nobody has to look at them again. */
export const isGood = ({ outcome, kept }: Answer): boolean => outcome === 'valid' && !kept;

const joinedFirst = ({ expected }: Group, { isExpected }: Pick<Member, 'isExpected'>): Joined =>
  isExpected || expected.length === 0 ? 'added' : 'unlisted';

export type Joined = 'added' | 'unlisted' | 'again' | 'nobody';

/**
 * Adds the person of a code, once. What nobody vouches for names nobody.
 *
 * @returns the group with them, and what came of it.
 */
export function join(group: Group, scan: Scan & { readonly atMs: number }): { group: Group; joined: Joined } {
  const { verdict, atMs } = scan;
  const holder = isVouchedFor(verdict) ? contentOf(verdict)?.holder : undefined;
  if (!holder) return { group, joined: 'nobody' };
  const person = personOf(holder);
  const { outcome } = verdict;
  const kept = keptAtDoor(verdict);
  // Also of a verdict that has changed while it was on screen, since the trust has.
  const at = group.members.findIndex((member) => isSamePerson(member, person));
  const known = group.members[at];
  if (known) {
    const isSameCode = known.atMs === atMs;
    const now = {
      ...known,
      atMs,
      ...(isSameCode || isBetter({ outcome, kept }, known) ? { outcome, kept } : {}),
    };
    return {
      group: { ...group, members: group.members.with(at, now) },
      joined: isSameCode ? joinedFirst(group, known) : 'again',
    };
  }
  if (group.members.length >= MOST_PEOPLE) return { group, joined: 'nobody' };
  const isExpected = group.expected.some((one) => isSamePerson(one, person));
  const members = [...group.members, { ...person, outcome, kept, atMs, isExpected }];
  return { group: { ...group, members }, joined: joinedFirst(group, { isExpected }) };
}

/** Those on the list whose code nobody has shown yet. */
export const missingFrom = ({ expected, members }: Group): readonly Person[] =>
  expected.filter((person) => !members.some((member) => isSamePerson(member, person)));

/** How many are still to come. */
export const missingCount = (group: Group): number => Math.max(0, group.size - hereCount(group));

/** How many of those who are to come have come: who is not on a list makes up for nobody on it. */
export const hereCount = ({ expected, members }: Group): number =>
  expected.length > 0 ? members.filter(({ isExpected }) => isExpected).length : members.length;

/** One person more or fewer; never fewer than have come. */
export const resized = (group: Group, by: 1 | -1): Group => ({
  ...group,
  size: Math.min(
    MOST_PEOPLE,
    Math.max(group.members.length, Math.max(group.size, group.members.length) + by),
  ),
});

/** With this list, of those who have come and of those who will. */
export function withNames(group: Group, expected: readonly Person[]): Group {
  const members = group.members.map((member) => ({
    ...member,
    isExpected: expected.some((person) => isSamePerson(person, member)),
  }));
  return { members, expected, size: expected.length };
}

const LONGEST_LINE = 200;
const DATE = /(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/;

/**
 * A list as people paste or type it: one person a line, with the birth date somewhere in it, as in a table.
 *
 * @returns those who could be read, each once, and how many lines could not.
 */
export function readPeople(text: string): { people: readonly Person[]; unread: number } {
  const people: Person[] = [];
  let unread = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const person = people.length < MOST_PEOPLE && line.length <= LONGEST_LINE ? readPerson(line) : undefined;
    if (!person) unread++;
    else if (!people.some((known) => isSamePerson(known, person))) people.push(person);
  }
  return { people, unread };
}

function readPerson(line: string): Person | undefined {
  const date = DATE.exec(line);
  const [year, month, day] = date ? [date[1] ?? date[6], date[2] ?? date[5], date[3] ?? date[4]] : [];
  const birthDate = year ? [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-') : '';
  if (birthDate && !isDay(birthDate)) return undefined;
  const name = line
    .replace(DATE, ' ')
    // The number of the line, and what parts the columns.
    .replace(/^\s*\d+[.)\s]/, ' ')
    .replace(/[;,\t|"]+|(?<=\s)[-–](?=\s)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const person = personOf({ name, birthDate });
  return person.nameKey === '' ? undefined : person;
}

/** Whether the calendar has such a day. */
const isDay = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
};

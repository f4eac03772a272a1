import type { Outcome } from '../../certificate/reasons.ts';
import { contentOf, isVouchedFor } from '../../certificate/verdict-content.ts';
import { type KeptAtDoor, keptAtDoor } from '../door/door.ts';
import type { Scan } from '../scan.ts';
import { isSameLine, isSamePerson, type Person, SURELY_SAME, unsureness, wordsOf } from './group-person.ts';

/** Somebody whose code was read. */
export interface Member extends Person {
  readonly outcome: Outcome;
  /** Why the door keeps them though their certificate is valid. */
  readonly kept?: KeptAtDoor | undefined;
  /** When their code was read last. */
  readonly atMs: number;
  /** Who on the list they may be, the surest first. */
  readonly candidates: readonly Listed[];
  /** Who on the list they are, if anybody; each of the list is one person only. */
  readonly listed?: Listed;
}

/** Somebody on the list that a member is, or only probably is: then names are to be compared. */
interface Listed {
  readonly person: Person;
  readonly unsureness: number;
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

/** Whether a member is on the list probably, and nobody can be sure. */
export const isUnsure = ({ listed }: Pick<Member, 'listed'>): boolean =>
  listed !== undefined && listed.unsureness >= SURELY_SAME;

/**
 * Tells those of a list who somebody may be, the surest first. Whoever has all words of a name there is looked for alone at
 * first: to compare everybody with everybody takes long.
 */
function candidatesIn(expected: readonly Person[]): (person: Person) => Listed[] {
  const byWords = new Map<string, Person[]>();
  for (const one of expected) {
    const words = wordsOf(one);
    byWords.set(words, [...(byWords.get(words) ?? []), one]);
  }
  const judged = (person: Person, people: readonly Person[]) =>
    people
      .flatMap((one) => {
        const how = unsureness(person, one);
        return how === undefined ? [] : [{ person: one, unsureness: how }];
      })
      .sort((one, other) => one.unsureness - other.unsureness);
  return (person) => {
    const alike = judged(person, byWords.get(wordsOf(person)) ?? []);
    return alike.some((listed) => listed.unsureness < SURELY_SAME) ? alike : judged(person, expected);
  };
}

/** Gives each of the list to one member, the surest first, and of two alike the one who came first. */
function assigned(group: Group): Group {
  const pairs = group.members
    .flatMap((member) => member.candidates.map((listed) => ({ member, listed })))
    .sort((one, other) => one.listed.unsureness - other.listed.unsureness);
  const listedOf = new Map<Member, Listed>();
  const taken = new Set<Person>();
  for (const { member, listed } of pairs) {
    if (listedOf.has(member) || taken.has(listed.person)) continue;
    listedOf.set(member, listed);
    taken.add(listed.person);
  }
  const members = group.members.map((member): Member => {
    const { listed: _, ...rest } = member;
    const listed = listedOf.get(member);
    return { ...rest, ...(listed && { listed }) };
  });
  return { ...group, members };
}

const ORDER: readonly Outcome[] = ['invalid', 'unknown', 'valid'];
type Answer = Pick<Member, 'outcome' | 'kept'>;
const rank = ({ outcome, kept }: Answer): number => 2 * ORDER.indexOf(outcome) - Number(kept !== undefined);
/** Who has one good certificate is good, whatever else they carry. */
const isBetter = (one: Answer, other: Answer): boolean => rank(one) > rank(other);

/** Whether nobody has to look at them again. */
export const isGood = ({ outcome, kept }: Answer): boolean => outcome === 'valid' && !kept;

function joinedFirst({ expected }: Group, member: Member | undefined): Joined {
  if (expected.length === 0) return 'added';
  if (!member?.listed) return 'unlisted';
  return isUnsure(member) ? 'probably' : 'added';
}

export type Joined = 'added' | 'probably' | 'unlisted' | 'again' | 'nobody';

/**
 * Adds the person of a code, once. What nobody vouches for names nobody.
 *
 * @returns the group with them, what came of it, and who of the list they are.
 */
export function join(
  group: Group,
  scan: Scan & { readonly atMs: number },
): { group: Group; joined: Joined; listed?: Person } {
  const { verdict, atMs } = scan;
  const holder = isVouchedFor(verdict) ? contentOf(verdict)?.holder : undefined;
  if (!holder) return { group, joined: 'nobody' };
  const { name, birthDate, latinName } = holder;
  const person: Person = { name, birthDate, ...(latinName !== undefined && { latinName }) };
  const { outcome } = verdict;
  const kept = keptAtDoor(verdict);
  // Also of a verdict that has changed while it was on screen, since the trust has.
  const at = group.members.findIndex((member) => isSamePerson(member, person));
  const known = group.members[at];
  if (known && known.atMs !== atMs) {
    const now = { ...known, atMs, ...(isBetter({ outcome, kept }, known) ? { outcome, kept } : {}) };
    return { group: { ...group, members: group.members.with(at, now) }, joined: 'again' };
  }
  if (!known && group.members.length >= MOST_PEOPLE) return { group, joined: 'nobody' };
  const next = known
    ? { ...group, members: group.members.with(at, { ...known, outcome, kept }) }
    : assigned({
        ...group,
        members: [
          ...group.members,
          { ...person, outcome, kept, atMs, candidates: candidatesIn(group.expected)(person) },
        ],
      });
  const member = next.members.at(at);
  const listed = member?.listed?.person;
  return { group: next, joined: joinedFirst(next, member), ...(listed && { listed }) };
}

/** Those on the list whose code nobody has shown yet. */
export function missingFrom({ expected, members }: Group): readonly Person[] {
  const here = new Set(members.map(({ listed }) => listed?.person));
  return expected.filter((person) => !here.has(person));
}

/** How many are still to come. */
export const missingCount = (group: Group): number => Math.max(0, group.size - hereCount(group));

/** How many of those who are to come have come: who is not on a list makes up for nobody on it. */
export const hereCount = ({ expected, members }: Group): number =>
  expected.length > 0 ? members.filter(({ listed }) => listed).length : members.length;

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
  const candidatesOf = candidatesIn(expected);
  const members = group.members.map((member) => ({ ...member, candidates: candidatesOf(member) }));
  return assigned({ members, expected, size: expected.length });
}

const LONGEST_LINE = 200;
const DATE = /(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/;

/**
 * A list as people paste or type it: one person a line, with the birth date somewhere in it, as in a table.
 *
 * @returns those who could be read, and how many lines could not; two lines of one name and birth date are one person.
 */
export function readPeople(text: string): { people: readonly Person[]; unread: number } {
  const people: Person[] = [];
  let unread = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const person = people.length < MOST_PEOPLE && line.length <= LONGEST_LINE ? readPerson(line) : undefined;
    if (!person) unread++;
    else if (!people.some((known) => isSameLine(known, person))) people.push(person);
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
  return /\p{L}/u.test(name) ? { name, birthDate } : undefined;
}

/** Whether the calendar has such a day. */
const isDay = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
};

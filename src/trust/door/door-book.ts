import * as v from 'valibot';
import type { ValueSets } from '../rules/judge-rules.ts';
import { isBounded, type Rule, readRule } from '../rules/rule.ts';
import { readValueSets } from '../rules/rule-book.ts';
import type { PublishedDoorRule } from './compile.ts';
import { CountryCode, type InBoth, PURPOSES } from './fields.ts';

/** A set of rules for a door as it travels in the trust bundle. */
export interface PublishedDoor {
  readonly id: string;
  /** Only rises. */
  readonly version: number;
  readonly purpose: (typeof PURPOSES)[number];
  readonly name: InBoth;
  /** Whose published rules have to be met besides, ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly publishedAtSeconds: number;
  /** Made up to try doors with. */
  readonly example?: true;
  readonly rules: readonly PublishedDoorRule[];
}

/** The `doors` of a trust bundle. */
export interface PublishedDoorBook {
  readonly sets: readonly PublishedDoor[];
  readonly valueSets: ValueSets;
}

export interface DoorRule {
  readonly rule: Rule;
  readonly missing: InBoth | undefined;
}

export interface Door extends Omit<PublishedDoor, 'rules' | 'example'> {
  readonly example: boolean;
  readonly rules: readonly DoorRule[];
  /** How many rules cannot be read here: without them, nobody can say that a certificate is enough. */
  readonly unreadable: number;
  /** Countries that its rules tell apart; where there are any, somebody has to say where a traveller comes from. */
  readonly riskAreas: readonly string[];
}

/** The doors that a trust bundle brings, in its order. */
export interface DoorBook {
  readonly doors: readonly Door[];
  readonly valueSets: ValueSets;
}

export const DOOR_LIMITS = { doors: 100, rules: 40 };

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/));
const Words = v.object({
  vi: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
  en: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
});
const Head = v.object({
  id: Id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6)),
  purpose: v.fallback(v.picklist(PURPOSES), 'own'),
  name: Words,
  country: v.exactOptional(CountryCode),
  publishedAtSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(1e11)),
  example: v.exactOptional(v.literal(true)),
  rules: v.pipe(v.array(v.unknown()), v.maxLength(DOOR_LIMITS.rules)),
});
const Wrapped = v.object({ rule: v.unknown(), missing: v.optional(v.unknown()) });
const Book = v.object({
  sets: v.pipe(v.array(v.unknown()), v.maxLength(DOOR_LIMITS.doors)),
  valueSets: v.record(v.string(), v.unknown()),
});

const EMPTY: DoorBook = { doors: [], valueSets: {} };

/**
 * Reads the doors of a trust bundle. What is malformed spoils nothing else: a rule makes its door's answers uncertain,
 * a door or value set is as if it were not there.
 *
 * @param claim what the bundle has as `doors`; nothing is assumed of it.
 */
export function readDoorBook(claim: unknown): DoorBook {
  const book = v.safeParse(Book, claim);
  if (!book.success) return EMPTY;
  const doors = new Map<string, Door>();
  for (const entry of book.output.sets) {
    const head = v.safeParse(Head, entry);
    if (!head.success) continue;
    const { id, example = false, rules, ...rest } = head.output;
    const read = rules.flatMap(readDoorRule);
    doors.set(id, {
      id,
      ...rest,
      example,
      rules: read,
      unreadable: rules.length - read.length,
      riskAreas: riskAreasOf(read),
    });
  }
  return { doors: [...doors.values()], valueSets: readValueSets(book.output.valueSets) };
}

function readDoorRule(entry: unknown): DoorRule[] {
  if (!isBounded(entry) || !v.is(Wrapped, entry)) return [];
  const read = readRule(entry.rule);
  if ('problem' in read || read.rule.type !== 'Acceptance') return [];
  return [{ rule: read.rule, missing: v.is(Words, entry.missing) ? entry.missing : undefined }];
}

/** The countries in each list that a rule looks for `external.cameFrom` in; a rule that asks otherwise names none. */
function riskAreasOf(rules: readonly DoorRule[]): string[] {
  const found = new Set<string>();
  const look = (logic: unknown): void => {
    if (typeof logic !== 'object' || logic === null) return;
    const { in: operands } = logic as { in?: unknown };
    if (Array.isArray(operands) && v.is(CameFrom, operands[0]) && v.is(v.array(CountryCode), operands[1])) {
      for (const country of operands[1]) found.add(country);
    }
    for (const part of Object.values(logic)) look(part);
  };
  for (const { rule } of rules) look(rule.logic);
  return [...found].sort();
}
const CameFrom = v.object({ var: v.literal('external.cameFrom') });

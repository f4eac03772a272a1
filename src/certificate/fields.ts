import { type Cbor, type CborMap, isCborMap, untagged } from './cbor.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';
import type { RemarkCode } from './remarks.ts';

/** The longest text in the EU's schemas. */
const SCHEMA_TEXT_LENGTH = 80;

/**
 * The fields of one CBOR map, read as tolerantly as the world writes them: null and blank count as absent, blanks
 * around a text go, and each such thing is remarked. What cannot be understood is refused, naming the field and never
 * its value, which may be personal.
 */
export interface Fields {
  /** @throws {ReadError} where it is there and no text, or too long for any screen. */
  text(name: string): string | undefined;
  /** As `text`, where readers cannot do without: an absent key is refused, an empty value remarked and read as ''. */
  required(name: string): string;
  /** A day `YYYY-MM-DD`, also out of an instant; whatever else is there stays as it is. */
  day(name: string): string | undefined;
  /** As `day`, for a day that something is counted from or up to: whatever is none would never come, and is refused. */
  boundary(name: string): string | undefined;
  number(name: string): number | undefined;
  map(name: string): Fields | undefined;
  /** The entries of a list of maps; null is an empty list. */
  list(name: string): Fields[];
  /** The texts of a list; none where it is something else. */
  texts(name: string): readonly string[];
  /** The value itself where its type has to decide; undefined for null. */
  raw(name: string): Cbor | undefined;
  /** Whether the key is there, whatever its value. */
  isThere(name: string): boolean;
}

export function fieldsOf(item: Cbor | undefined, what: string, remark: (code: RemarkCode) => void): Fields {
  const value = untagged(item);
  if (!isCborMap(value)) throw malformed(what, 'not a map');
  return fieldsOfMap(value, what, remark);
}

const malformed = (what: string, why: string) => new ReadError('malformed-content', `${what}: ${why}`);

function fieldsOfMap(map: CborMap, what: string, remark: (code: RemarkCode) => void): Fields {
  const get = (name: string) => untagged(map.get(name)) ?? undefined;
  const text = (name: string): string | undefined => {
    const value = get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw malformed(what, `${name} is no text`);
    const trimmed = value.trim();
    if (trimmed.length > LIMITS.shownTextLength) throw malformed(what, `${name} is too long`);
    if (trimmed.length !== value.length) remark('blanks');
    if (trimmed.length > SCHEMA_TEXT_LENGTH) remark('odd-value');
    return trimmed === '' ? undefined : trimmed;
  };
  const day = (name: string): string | undefined => {
    const value = text(name);
    if (value === undefined || isDay(value)) return value;
    remark('odd-date');
    const [, only = value] = INSTANT.exec(value) ?? [];
    return only;
  };
  return {
    text,
    required: (name) => {
      if (!map.has(name)) throw malformed(what, `${name} is missing`);
      const value = text(name);
      if (value === undefined) remark('missing-field');
      return value ?? '';
    },
    day,
    boundary: (name) => {
      const value = day(name);
      if (value !== undefined && !isDay(value)) throw malformed(what, `${name} is no day`);
      return value;
    },
    number: (name) => {
      const value = get(name);
      if (value === undefined) return undefined;
      if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(what, `${name} is no number`);
      return value;
    },
    map: (name) => {
      const value = get(name);
      return value === undefined ? undefined : fieldsOf(value, `${what}.${name}`, remark);
    },
    list: (name) => {
      const value = get(name);
      if (value === undefined) {
        if (map.has(name)) remark('empty-list');
        return [];
      }
      if (!Array.isArray(value)) throw malformed(what, `${name} is no list`);
      if (value.length === 0) remark('empty-list');
      return value.map((entry: Cbor) => fieldsOf(entry, `${what}.${name}`, remark));
    },
    texts: (name) => {
      const value = get(name);
      return Array.isArray(value) ? value.filter((entry: Cbor) => typeof entry === 'string') : [];
    },
    raw: get,
    isThere: (name) => map.has(name),
  };
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ]/;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(instant)) return false;
  // Parsers differ in whether 31 February is 3 March or nothing.
  return text.slice(8) <= '28' || new Date(instant).toISOString().startsWith(text);
}

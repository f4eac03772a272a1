import { ReadError } from './reasons.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical form of a JSON value (RFC 8785): numbers and texts as ECMAScript writes them, members in the order of
 * their names' UTF-16 units, no blanks.
 *
 * @param value as JSON was parsed to, of bounded depth.
 * @throws {ReadError} where there is no such form: a number too large for JSON's, half of a character.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, inner]) => `${canonicalJson(name)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  if (typeof value === 'number' ? !Number.isFinite(value) : LONE_SURROGATE.test(String(value))) {
    throw new ReadError('malformed-content', 'no canonical form');
  }
  return JSON.stringify(value);
}

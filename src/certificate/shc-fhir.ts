import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { ReadError } from './reasons.ts';

/** Any text of a FHIR resource that may reach a screen. */
export const Text = v.custom<string>(
  // One check, since a card has dozens of texts.
  (value) => typeof value === 'string' && value.length <= LIMITS.shownTextLength,
);

/** A FHIR CodeableConcept with at least one coding. */
export const Codings = v.object({
  coding: v.pipe(
    v.array(v.object({ system: Text, code: Text })),
    v.minLength(1),
    v.maxLength(LIMITS.codings),
  ),
});

/** @throws {ReadError} `malformed-content`, naming the field and never its value, which may be personal. */
export function parseContent<Schema extends v.GenericSchema>(schema: Schema, value: unknown, what: string) {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  throw new ReadError('malformed-content', `${what}: ${v.getDotPath(parsed.issues[0]) ?? 'not an object'}`);
}

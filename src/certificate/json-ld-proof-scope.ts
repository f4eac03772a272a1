import * as v from 'valibot';
import { dayIn } from './divoc.ts';
import { LIMITS } from './limits.ts';
import { outcomeInWords } from './test-outcome.ts';

/*
 * JSON-LD signs statements, not the JSON that makes them, and other JSON may make the same: with words of its own, with
 * a subject's statements spread over several objects, or, since DIVOC's context maps several terms to one property,
 * with their values exchanged. What is left after these checks can be written in one way only, but for the order of
 * members and what is said below.
 */

/** A plain term: no keyword (`@graph`), no address (`schema:name`), nothing of JavaScript's own (`__proto__`). */
const TERM = /^[A-Za-z][\w-]*$/;

/** Whether a document is made of plain terms, and of no more values than a real one. */
export function isPlain({ '@context': _, ...document }: Readonly<Record<string, unknown>>): boolean {
  let values = 0;
  const isPlainValue = (value: unknown): boolean => {
    if (++values > LIMITS.jsonLdValues) return false;
    if (typeof value !== 'object' || value === null) return true;
    return Array.isArray(value)
      ? value.every(isPlainValue)
      : Object.entries(value).every(([term, inner]) => TERM.test(term) && isPlainValue(inner));
  };
  return isPlainValue(document);
}

const Identified = v.looseObject({ id: v.optional(v.string()) });

const Document = v.object({
  credentialSubject: Identified,
  evidence: v.array(v.looseObject({ id: v.optional(v.string()) })),
});

/**
 * Whether a plain document can mean only what it seems to.
 *
 * Left open is which of a dose's vaccine, manufacturer, lot, ICD-11 code and certificate number is which: all five are
 * one property to DIVOC. A forger could exchange them within a dose, and bring in none of his own.
 */
export function isUnambiguous(document: unknown): boolean {
  const parsed = v.safeParse(Document, document);
  if (!parsed.success) return false;
  const { credentialSubject, evidence } = parsed.output;
  const ids = [credentialSubject, ...evidence].flatMap(({ id }) => id ?? []);
  return (
    // The same subject twice would be one: what is said of a dose in two places would look like two doses.
    new Set(ids).size === ids.length &&
    !ids.some((id) => id.startsWith('_:')) &&
    evidence.every((event) => areDosesInOrder(event) && areDaysInOrder(event) && isResultPlain(event))
  );
}

type Event = Readonly<Record<string, unknown>>;

/**
 * `dose` and `totalDoses` are one property: of two numbers the higher is the total, and one alone could be either, or
 * both.
 */
const areDosesInOrder = ({ dose, totalDoses }: Event): boolean =>
  isEmpty(dose) ? isEmpty(totalDoses) : !isEmpty(totalDoses) && Number(dose) <= Number(totalDoses);

/** `date` and the two days of effect are one property, and so are sampling and result: the earliest comes first. */
const areDaysInOrder = (event: Event): boolean =>
  [event['effectiveStart'], event['effectiveUntil']].every((later) => isOrdered(event['date'], later)) &&
  isOrdered(event['sampleCollectionTimestamp'], event['resultTimestamp']);

function isOrdered(earlier: unknown, later: unknown): boolean {
  if (isEmpty(earlier) || isEmpty(later)) return true;
  const [from, to] = [dayIn(String(earlier)), dayIn(String(later))];
  return from !== undefined && to !== undefined && from <= to;
}

/** A test's result is one property with its disease, kind, lot and more: it has to be a word that none of them can be. */
const isResultPlain = ({ result }: Event): boolean =>
  result === undefined || outcomeInWords(String(result)) !== undefined;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

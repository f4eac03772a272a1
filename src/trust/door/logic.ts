/** An expression of CertLogic. */
export type Logic = unknown;

/**
 * The two sides of something that a certificate may leave open: it surely holds, or it may hold. Neither ever fails to
 * evaluate because of what a certificate leaves out.
 */
export interface Holds {
  readonly surely: Logic;
  readonly possibly: Logic;
}

export const at = (path: string): Logic => ({ var: path });

export const all = (...conditions: readonly Logic[]): Logic =>
  conditions.length > 1 ? { and: conditions } : (conditions[0] ?? true);

/** CertLogic has no `or`. */
export const any = (...conditions: readonly Logic[]): Logic =>
  conditions.reduceRight(
    (rest, condition) => (rest === false ? condition : iff(condition, true, rest)),
    false,
  );

export const not = (condition: Logic): Logic => ({ '!': [condition] });

export const iff = (guard: Logic, yes: Logic, no: Logic): Logic => ({ if: [guard, yes, no] });

export const isIn = (member: Logic, list: Logic): Logic => ({ in: [member, list] });

export const isAtLeast = (number: Logic, least: Logic): Logic => ({ '>=': [number, least] });

export const plusDays = (day: Logic, days: number): Logic => ({ plusTime: [day, days, 'day'] });

export const isNotAfter = (one: Logic, other: Logic): Logic => ({ 'not-after': [one, other] });

/** Over the doses, each as `current`; what lies outside them as `data`. */
const DOSES = at('payload.immunizations');

export const count = (condition: Logic): Logic => ({
  reduce: [DOSES, iff(condition, { '+': [at('accumulator'), 1] }, at('accumulator')), 0],
});

export const exists = (condition: Logic): Logic => ({
  reduce: [DOSES, iff(at('accumulator'), true, iff(condition, true, false)), false],
});

/** No rule that comes to this is met or failed. */
export const NOBODY_KNOWS = at('unknown');

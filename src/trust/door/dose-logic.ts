import type { Requirement } from './fields.ts';
import {
  all,
  any,
  at,
  type Holds,
  iff,
  isAtLeast,
  isIn,
  isNotAfter,
  type Logic,
  not,
  plusDays,
} from './logic.ts';
import { valueSetOf } from './products.ts';

const both = (...parts: readonly Holds[]): Holds => ({
  surely: all(...parts.map(({ surely }) => surely)),
  possibly: all(...parts.map(({ possibly }) => possibly)),
});

/** A field of the dose that is looked at. */
export const dose = (field: string): Logic => at(`current.${field}`);
const TODAY = plusDays(at('data.external.today'), 0);

/** Whether a dose counts that was given so many days ago at least. */
export const doseCounts = (asked: Requirement, leastDays: number): Holds =>
  both(
    {
      surely: isIn(asked.disease, dose('diseases')),
      possibly: any(isIn(asked.disease, dose('diseases')), not(dose('isDiseaseKnown'))),
    },
    productCounts(asked),
    { surely: not(dose('isSubpotent')), possibly: true },
    { surely: not(dose('isRepeated')), possibly: true },
    {
      surely: iff(dose('date'), isOld(leastDays), false),
      possibly: iff(dose('date'), isOld(leastDays), true),
    },
  );

/** Whether it was given so many days ago at least. */
export const isOld = (days: number): Logic => isNotAfter(plusDays(dose('date'), days), TODAY);
/** Whether it was given so many days ago at most. */
export const isYoung = (days: number): Logic => isNotAfter(TODAY, plusDays(dose('date'), days));

function productCounts({ products }: Requirement): Holds {
  if (products === 'any') return { surely: true, possibly: true };
  const isOn = (side: 'on' | 'off') =>
    isIn(dose('product'), at(`data.external.valueSets.${valueSetOf(products, side)}`));
  return {
    surely: iff(dose('product'), isOn('on'), false),
    possibly: iff(dose('product'), not(isOn('off')), true),
  };
}

/** Whether the issuer gives it that number in its series, or a higher one. */
export const isNumbered = (least: number): Logic =>
  iff(dose('doseNumber'), isAtLeast(dose('doseNumber'), least), false);

import { type InBoth, partsOf, type Requirement, type RulePart, type WordedRequirement } from './fields.ts';
import {
  all,
  any,
  at,
  count,
  exists,
  type Holds,
  iff,
  isAtLeast,
  isIn,
  isNotAfter,
  type Logic,
  NOBODY_KNOWS,
  not,
  plusDays,
} from './logic.ts';
import { valueSetOf } from './products.ts';
import { SUBJECT_VERSION } from './subject.ts';

/** A rule as the trust bundle carries it. */
export interface PublishedDoorRule {
  /** In the EU's form, though over `DoorSubject` and not over the content of an EU certificate. */
  readonly rule: unknown;
  /** What to say of whoever does not meet it. */
  readonly missing: InBoth;
}

/**
 * The rules that requirements become.
 *
 * @param setId names them, with their place.
 * @param country whose rules they are, ISO 3166-1 alpha-2.
 * @param version of the set.
 */
export function compileRules(
  requirements: readonly WordedRequirement[],
  { setId, version, country }: { readonly setId: string; readonly version: number; readonly country: string },
): PublishedDoorRule[] {
  return requirements.flatMap(({ asked, words }, index) =>
    partsOf(asked).flatMap((part) => {
      const worded = words[part];
      if (!worded) return [];
      const rule = {
        Identifier: `${setId}-${index + 1}-${part}`,
        Type: 'Acceptance',
        Country: country,
        Version: `${version}.0.0`,
        SchemaVersion: SUBJECT_VERSION,
        Engine: 'CERTLOGIC',
        EngineVersion: '1.3.0',
        CertificateType: 'General',
        Description: (['vi', 'en'] as const).map((lang) => ({ lang, desc: worded.asks[lang] })),
        ValidFrom: '2020-01-01T00:00:00Z',
        ValidTo: '2099-12-31T23:59:59Z',
        AffectedFields: affectedFields(asked),
        Logic: compileRule(asked, part),
      };
      return [{ rule, missing: worded.missing }];
    }),
  );
}

/** What one rule of a requirement comes to: true, false, or neither where the certificate does not say enough. */
export function compileRule(asked: Requirement, part: RulePart): Logic {
  const met = MET[part](asked);
  const waived = either([...waivers(asked), ...(part === 'doses' ? [] : [otherwise(courseDone(asked, 0))])]);
  return iff(
    any(waived.surely, met.surely),
    true,
    iff(any(met.possibly, waived.possibly), NOBODY_KNOWS, false),
  );
}

/** The later ones are asked of those whose doses are there: of others one thing is said, that doses are missing. */
const MET: Readonly<Record<RulePart, (asked: Requirement) => Holds>> = {
  doses: (asked) => courseDone(asked, 0),
  wait: (asked) => courseDone(asked, asked.leastDays),
  age: recentEnough,
};

const otherwise = ({ surely, possibly }: Holds): Holds => ({ surely: not(possibly), possibly: not(surely) });

const either = (ways: readonly Holds[]): Holds => ({
  surely: any(...ways.map(({ surely }) => surely)),
  possibly: any(...ways.map(({ possibly }) => possibly)),
});

const both = (...parts: readonly Holds[]): Holds => ({
  surely: all(...parts.map(({ surely }) => surely)),
  possibly: all(...parts.map(({ possibly }) => possibly)),
});

const dose = (field: string): Logic => at(`current.${field}`);
const TODAY = plusDays(at('external.today'), 0);
const TODAY_IN_DOSE = plusDays(at('data.external.today'), 0);

function waivers({ exemptBelowAge, cameFrom }: Requirement): Holds[] {
  const tooYoung = (birthday: Logic) =>
    not(isNotAfter({ plusTime: [birthday, exemptBelowAge, 'year'] }, TODAY));
  const { bornFrom, bornUntil } = {
    bornFrom: at('payload.holder.bornFrom'),
    bornUntil: at('payload.holder.bornUntil'),
  };
  const from = at('external.cameFrom');
  const elsewhere = not(isIn(from, cameFrom));
  return [
    ...(exemptBelowAge === null
      ? []
      : [
          {
            surely: iff(bornFrom, tooYoung(bornFrom), false),
            possibly: iff(bornUntil, tooYoung(bornUntil), true),
          },
        ]),
    ...(cameFrom.length === 0
      ? []
      : [{ surely: iff(from, elsewhere, false), possibly: iff(from, elsewhere, true) }]),
  ];
}

/** Whether a dose counts that was given so many days ago at least. */
const doseCounts = (asked: Requirement, leastDays: number): Holds =>
  both(
    {
      surely: isIn(asked.disease, dose('diseases')),
      possibly: any(isIn(asked.disease, dose('diseases')), not(dose('isDiseaseKnown'))),
    },
    productCounts(asked),
    { surely: not(dose('isSubpotent')), possibly: true },
    {
      surely: iff(dose('date'), isOld(leastDays), false),
      possibly: iff(dose('date'), isOld(leastDays), true),
    },
  );

const isOld = (days: number): Logic => isNotAfter(plusDays(dose('date'), days), TODAY_IN_DOSE);
const isYoung = (days: number): Logic => isNotAfter(TODAY_IN_DOSE, plusDays(dose('date'), days));

function productCounts({ products }: Requirement): Holds {
  if (products === 'any') return { surely: true, possibly: true };
  const isOn = (side: 'on' | 'off') =>
    isIn(dose('product'), at(`data.external.valueSets.${valueSetOf(products, side)}`));
  return {
    surely: iff(dose('product'), isOn('on'), false),
    possibly: iff(dose('product'), not(isOn('off')), true),
  };
}

const isNumbered = (least: number): Logic =>
  iff(dose('doseNumber'), isAtLeast(dose('doseNumber'), least), false);

/** Whether what was asked for had been given so many days ago. */
function courseDone(asked: Requirement, leastDays: number): Holds {
  const { course, leastDoses } = asked;
  const counted = leastDoses === null ? undefined : countReached(asked, leastDoses, leastDays);
  if (course === 'doses') return counted ?? { surely: false, possibly: true };
  const stated = seriesDone(asked, leastDays);
  const saysTotal = iff(dose('totalDoses'), true, false);
  const ever = doseCounts(asked, 0);
  const isStated = exists(all(ever.surely, saysTotal));
  const mayBeStated = exists(all(ever.possibly, saysTotal));
  const anyDose = any(exists(ever.possibly), stateVaccinated(asked));
  return {
    surely: iff(isStated, stated.surely, iff(mayBeStated, false, counted?.surely ?? false)),
    possibly: iff(
      isStated,
      stated.possibly,
      any(all(mayBeStated, stated.possibly), counted?.possibly ?? anyDose),
    ),
  };
}

/** Whether there are so many doses, as many as are listed or as the issuer counts them. */
function countReached(asked: Requirement, least: number, leastDays: number): Holds {
  const counts = doseCounts(asked, leastDays);
  const ever = doseCounts(asked, 0).possibly;
  const reached = (condition: Logic): Logic =>
    any(isAtLeast(count(condition), least), exists(all(condition, isNumbered(least))));
  return {
    surely: reached(counts.surely),
    possibly: any(
      reached(counts.possibly),
      // Who certifies the latest alone may leave out which one it is,
      ...(least > 1 ? [all(LISTS_LATEST, exists(all(ever, not(dose('doseNumber')))))] : []),
      // and the day of those before it always.
      ...(leastDays > 0 ? [all(LISTS_LATEST, exists(all(ever, isNumbered(least + 1))))] : []),
      stateVaccinated(asked),
    ),
  };
}

/** Whether a dose is the last of its series, by the issuer's own count. */
function seriesDone(asked: Requirement, leastDays: number): Holds {
  const counts = doseCounts(asked, leastDays);
  const isLast = (otherwise: boolean): Logic =>
    iff(
      dose('totalDoses'),
      iff(dose('doseNumber'), isAtLeast(dose('doseNumber'), dose('totalDoses')), otherwise),
      otherwise,
    );
  const isBeyond = iff(
    dose('totalDoses'),
    iff(dose('doseNumber'), not({ '>=': [dose('totalDoses'), dose('doseNumber')] }), false),
    false,
  );
  return {
    surely: exists(all(counts.surely, isLast(false))),
    possibly: any(
      exists(all(counts.possibly, isLast(true))),
      ...(leastDays > 0 ? [all(LISTS_LATEST, exists(all(doseCounts(asked, 0).possibly, isBeyond)))] : []),
      stateVaccinated(asked),
    ),
  };
}

/** Whether there is a dose that is neither too young nor too old to count. */
function recentEnough(asked: Requirement): Holds {
  const { leastDays, mostDays, mostDaysConjugate } = asked;
  if (mostDays === null) return { surely: true, possibly: true };
  const counts = doseCounts(asked, leastDays);
  const isRecent = (kindUnsaid: boolean): Logic =>
    any(
      isYoung(mostDays),
      ...(mostDaysConjugate === null
        ? []
        : [
            all(
              iff(dose('kind'), { '===': [dose('kind'), 'conjugate'] }, kindUnsaid),
              isYoung(mostDaysConjugate),
            ),
          ]),
    );
  const isTooYoung = iff(dose('date'), not(isOld(leastDays)), false);
  return {
    surely: exists(all(counts.surely, isRecent(false))),
    possibly: any(
      exists(all(counts.possibly, iff(dose('date'), isRecent(true), true))),
      // Its day is not there, but one before the latest was given.
      ...(leastDays > 0
        ? [all(LISTS_LATEST, exists(all(doseCounts(asked, 0).possibly, isNumbered(2), isTooYoung)))]
        : []),
      stateVaccinated(asked),
    ),
  };
}

const LISTS_LATEST = not(at('payload.listsAll'));

/** NZ COVID Pass says that somebody is vaccinated or exempt, and no more. */
const stateVaccinated = ({ disease }: Requirement): Logic =>
  disease === 'covid-19' ? iff(at('payload.statement'), true, false) : false;

const affectedFields = ({ products, exemptBelowAge, mostDaysConjugate }: Requirement): string[] => [
  ...['diseases', 'date', 'doseNumber', 'totalDoses'].map((field) => `immunizations.${field}`),
  ...(products === 'any' ? [] : ['immunizations.product']),
  ...(mostDaysConjugate === null ? [] : ['immunizations.kind']),
  ...(exemptBelowAge === null ? [] : ['holder.bornFrom', 'holder.bornUntil']),
];

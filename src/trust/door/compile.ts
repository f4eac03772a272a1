import { courseDone, recentEnough } from './course-logic.ts';
import { type InBoth, partsOf, type Requirement, type RulePart, type WordedRequirement } from './fields.ts';
import {
  any,
  at,
  type Holds,
  iff,
  isIn,
  isNotAfter,
  type Logic,
  NOBODY_KNOWS,
  not,
  plusDays,
} from './logic.ts';
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

const TODAY = plusDays(at('external.today'), 0);

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

const affectedFields = ({ products, exemptBelowAge, mostDaysConjugate }: Requirement): string[] => [
  ...['diseases', 'date', 'doseNumber', 'totalDoses'].map((field) => `immunizations.${field}`),
  ...(products === 'any' ? [] : ['immunizations.product']),
  ...(mostDaysConjugate === null ? [] : ['immunizations.kind']),
  ...(exemptBelowAge === null ? [] : ['holder.bornFrom', 'holder.bornUntil']),
];

import fc from 'fast-check';
import { DOOR_DISEASES, type Requirement, type RulePart } from '../../../src/trust/door/fields.ts';
import type { DoorDose, DoorSubject } from '../../../src/trust/door/subject.ts';
import { ONE_DOSE } from '../../../src/trust/door/templates.ts';
import { dayAfter } from '../../../src/trust/rules/days-around.ts';

export const TODAY = '2026-11-26';

/** A dose of which everything is known. */
interface KnownDose {
  readonly isAgainst: boolean;
  readonly isOnList: boolean;
  readonly isConjugate: boolean;
  readonly isPotent: boolean;
  readonly daysAgo: number;
  readonly doseNumber: number | null;
  readonly totalDoses: number | null;
}

/** What may be true of somebody: every dose that counts for a door, age and where from. */
export interface World {
  readonly doses: readonly KnownDose[];
  readonly isVaccinated: boolean;
  readonly bornOn: string;
  readonly cameFrom: string;
}

/** A requirement read as its fields say it, without CertLogic. */
export function holdsIn(asked: Requirement, part: RulePart, world: World): boolean {
  const age = (years: number) => `${Number(world.bornOn.slice(0, 4)) + years}${world.bornOn.slice(4)}`;
  if (asked.exemptBelowAge !== null && age(asked.exemptBelowAge) > TODAY) return true;
  if (asked.cameFrom.length > 0 && !asked.cameFrom.includes(world.cameFrom)) return true;
  if (asked.disease === 'covid-19' && world.isVaccinated) return true;
  // What comes after is asked of those alone whose doses are there.
  if (part !== 'doses' && !holdsIn(asked, 'doses', world)) return true;
  const counting = (leastDays: number) =>
    world.doses.filter(
      ({ isAgainst, isOnList, isPotent, daysAgo }) =>
        isAgainst && (asked.products === 'any' || isOnList) && isPotent && daysAgo >= leastDays,
    );
  if (part === 'age') {
    const { mostDays, mostDaysConjugate, leastDays } = asked;
    return counting(leastDays).some(
      ({ daysAgo, isConjugate }) =>
        daysAgo <= (mostDays ?? 0) || (isConjugate && daysAgo <= (mostDaysConjugate ?? 0)),
    );
  }
  const doses = counting(part === 'doses' ? 0 : asked.leastDays);
  if (asked.course === 'series' && counting(0).some(({ totalDoses }) => totalDoses !== null)) {
    return doses.some(
      ({ doseNumber, totalDoses }) => totalDoses !== null && doseNumber !== null && doseNumber >= totalDoses,
    );
  }
  const least = asked.leastDoses ?? Number.POSITIVE_INFINITY;
  return doses.length >= least || doses.some(({ doseNumber }) => (doseNumber ?? 0) >= least);
}

export const requirements: fc.Arbitrary<Requirement> = fc
  .record({
    disease: fc.constantFrom(...DOOR_DISEASES),
    course: fc.constantFrom('doses' as const, 'series' as const),
    leastDoses: fc.option(fc.integer({ min: 1, max: 4 })),
    leastDays: fc.constantFrom(0, 1, 10, 14),
    window: fc.option(fc.constantFrom(1, 30, 300)),
    conjugate: fc.option(fc.constantFrom(1, 60)),
    isListed: fc.boolean(),
    exemptBelowAge: fc.option(fc.constantFrom(1, 12, 18)),
    cameFrom: fc.uniqueArray(fc.constantFrom('AO', 'NG', 'BR'), { maxLength: 2 }),
  })
  .map(({ window, conjugate, isListed, disease, course, leastDoses, leastDays, ...rest }) => {
    const mostDays = window === null ? null : leastDays + window;
    return {
      ...ONE_DOSE,
      ...rest,
      disease,
      course,
      leastDays,
      leastDoses: course === 'doses' ? (leastDoses ?? 1) : leastDoses,
      mostDays,
      mostDaysConjugate: mostDays === null || conjugate === null ? null : mostDays + conjugate,
      products: !isListed
        ? ('any' as const)
        : disease === 'meningococcal'
          ? ('acwy' as const)
          : disease === 'covid-19' || disease === 'yellow-fever'
            ? ('who-listed' as const)
            : ('any' as const),
    };
  });

const DAYS_AGO = [0, 1, 9, 10, 13, 14, 15, 40, 44, 310, 400];

/** A certificate over a requirement's disease, of which any part may be unsaid. */
export const subjectsFor = ({ disease, products }: Requirement): fc.Arbitrary<DoorSubject> => {
  const listed = products === 'acwy' ? ['MenQuadfi', 'Bexsero'] : ['Stamaril', 'Abdala'];
  const dose: fc.Arbitrary<DoorDose> = fc
    .record({
      diseases: fc.constantFrom<readonly string[]>([disease], [disease], ['leprosy'], []),
      product: fc.constantFrom(null, 'CVX 999', ...listed),
      kind: fc.constantFrom(null, 'conjugate', 'polysaccharide'),
      date: fc.option(
        fc.constantFrom(...DAYS_AGO).map((days) => dayAfter(TODAY, -days)),
        { freq: 5 },
      ),
      doseNumber: fc.option(fc.integer({ min: 1, max: 4 })),
      totalDoses: fc.option(fc.integer({ min: 1, max: 3 })),
      isSubpotent: fc.constantFrom(false, false, false, true),
    })
    .map((said) => ({
      ...said,
      totalDoses: said.doseNumber === null ? null : said.totalDoses,
      isDiseaseKnown: said.diseases.length > 0,
      manufacturer: null,
      effectiveFrom: null,
      effectiveUntil: null,
      country: null,
      isRepeated: false,
    }));
  return fc
    .record({
      listsAll: fc.boolean(),
      born: fc.option(fc.constantFrom('1980-05-17', '2008-11-26', '2008-11-27', '2014-11-26', '2026-01-01')),
      immunizations: fc.array(dose, { maxLength: 3 }),
      statement: fc.constantFrom(null, null, null, 'vaccinated-or-exempt'),
    })
    .map(({ born, ...said }) => ({
      ...said,
      immunizations: said.listsAll ? said.immunizations : said.immunizations.slice(0, 1),
      format: 'shc',
      kind: 'vaccination',
      issuedIn: null,
      holder: { bornFrom: born, bornUntil: born },
      tests: [],
      recoveries: [],
    }));
};

const on = ['MenQuadfi', 'Stamaril'];
const off = ['Bexsero', 'Abdala'];
const daysBetween = (day: string) => Math.round((Date.parse(TODAY) - Date.parse(day)) / 86_400_000);

/** A world in which a certificate says what it says; which of them, `pick` decides. */
export function worldOf(
  { immunizations, holder, listsAll, statement }: DoorSubject,
  { disease, leastDoses }: Requirement,
  part: RulePart,
  cameFrom: string | null,
  pick: <Option>(options: readonly Option[]) => Option,
): World {
  const doses = immunizations.flatMap((dose): KnownDose[] => {
    const known: KnownDose = {
      isAgainst: dose.diseases.includes(disease) || (!dose.isDiseaseKnown && pick([true, false])),
      isOnList: on.includes(dose.product ?? '') || (!off.includes(dose.product ?? '') && pick([true, false])),
      isConjugate: dose.kind === 'conjugate' || (dose.kind === null && pick([true, false])),
      isPotent: !dose.isSubpotent || pick([true, false]),
      daysAgo: dose.date === null ? pick(DAYS_AGO) : daysBetween(dose.date),
      doseNumber: dose.doseNumber,
      totalDoses: dose.totalDoses,
    };
    if (listsAll) return [known];
    // The latest alone is there: those before it were given, on days that nobody has written down. One without a number
    // shows no other, and is nobody's to judge where several are asked for.
    const unsaid = part !== 'age' && (leastDoses ?? 1) > 1 ? [1, 2, 3, 4] : [1];
    const before = (dose.doseNumber ?? pick(unsaid)) - 1;
    const earlier = Array.from({ length: before }, (_, index) => ({
      ...known,
      daysAgo: known.daysAgo + (before - index) * pick([1, 20, 200]),
      doseNumber: index + 1,
    }));
    return [...earlier, known];
  });
  return {
    doses,
    isVaccinated: statement !== null && pick([true, false]),
    bornOn: holder.bornFrom ?? pick(['1980-01-01', '2020-01-01']),
    cameFrom: cameFrom ?? pick(['AO', 'NG', 'ZZ']),
  };
}

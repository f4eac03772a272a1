import { dose, doseCounts, isNumbered, isOld, isYoung } from './dose-logic.ts';
import type { Requirement } from './fields.ts';
import { all, any, at, count, exists, type Holds, iff, isAtLeast, type Logic, not } from './logic.ts';

/** Whether what was asked for had been given so many days ago. */
export function courseDone(asked: Requirement, leastDays: number): Holds {
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
  // Boosters against COVID-19 may be counted into the total: 3/3 (Commission Implementing Decision (EU) 2021/2301).
  const isBooster = any(isBeyond, asked.disease === 'covid-19' ? isNumbered(3) : false);
  return {
    surely: exists(all(counts.surely, isLast(false))),
    possibly: any(
      exists(all(counts.possibly, isLast(true))),
      ...(leastDays > 0 ? [all(LISTS_LATEST, exists(all(doseCounts(asked, 0).possibly, isBooster)))] : []),
      stateVaccinated(asked),
    ),
  };
}

/** Whether there is a dose that is neither too young nor too old to count. */
export function recentEnough(asked: Requirement): Holds {
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

import type { VaccineId } from '../certificate/vaccines.ts';
import { ageOn, fromDayNumber, toDayNumber } from './days.ts';
import { facilityFor } from './facilities.ts';
import type { Person } from './person.ts';
import { below, between, pick, type Random, weighted } from './random.ts';

/** A dose as it truly was given. */
export interface GivenDose {
  readonly vaccine: VaccineId;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly lot: string;
  readonly facility: string;
}

interface VaccineInUse {
  readonly vaccine: VaccineId;
  /** First given in Viet Nam. */
  readonly since: string;
  /** Share of the doses once all were in use. */
  readonly share: number;
  /** Days between the first two doses. */
  readonly intervalDays: readonly [number, number];
  /** How its lots look: `#` a digit, `@` a letter. */
  readonly lot: string;
  readonly fromAge: number;
}

/** The eight vaccines licensed in 2021–22. */
const IN_USE: readonly VaccineInUse[] = [
  {
    vaccine: 'vaxzevria',
    since: '2021-03-08',
    share: 32,
    intervalDays: [56, 84],
    lot: 'NT00##',
    fromAge: 18,
  },
  {
    vaccine: 'sputnik-v',
    since: '2021-05-24',
    share: 1,
    intervalDays: [21, 35],
    lot: 'I-####21',
    fromAge: 18,
  },
  {
    vaccine: 'vero-cell',
    since: '2021-06-28',
    share: 24,
    intervalDays: [21, 35],
    lot: '20210#B#1##',
    fromAge: 18,
  },
  {
    vaccine: 'comirnaty',
    since: '2021-07-07',
    share: 30,
    intervalDays: [21, 42],
    lot: 'F@####',
    fromAge: 12,
  },
  { vaccine: 'spikevax', since: '2021-07-11', share: 9, intervalDays: [28, 42], lot: '0##@21A', fromAge: 12 },
  { vaccine: 'janssen', since: '2021-09-01', share: 0.6, intervalDays: [60, 90], lot: 'XE###', fromAge: 18 },
  {
    vaccine: 'hayat-vax',
    since: '2021-10-01',
    share: 1.4,
    intervalDays: [21, 35],
    lot: 'HV2110##',
    fromAge: 18,
  },
  { vaccine: 'abdala', since: '2021-10-10', share: 2, intervalDays: [14, 28], lot: 'B10##', fromAge: 19 },
];

const HOW_MANY = weighted<number>([
  [1, 8],
  [2, 38],
  [3, 43],
  [4, 11],
]);
const LAST_DAY = toDayNumber('2022-12-20');
const CHILDREN_SINCE = toDayNumber('2021-10-27');
const SMALL_CHILDREN_SINCE = toDayNumber('2022-04-14');
const ADULTS_SINCE = toDayNumber('2021-03-08');
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The doses that somebody got, in order; everybody in the country has at least one. */
export function dosesOf(random: Random, person: Person): readonly GivenDose[] {
  const age = ageOn('2021-12-31', person.birthDate);
  const wanted = age < 12 ? between(random, 1, 2) : age < 18 ? between(random, 2, 3) : HOW_MANY(random);
  const opening = age < 12 ? SMALL_CHILDREN_SINCE : age < 18 ? CHILDREN_SINCE : ADULTS_SINCE;
  // Most people's turn came in the second half of 2021: the later of two draws.
  const window = age < 18 ? 60 : 250;
  let day = opening + Math.max(below(random, window), below(random, window));
  let inUse = vaccineOn(random, day, age);
  const doses: GivenDose[] = [];
  while (doses.length < wanted && day <= LAST_DAY) {
    doses.push({
      vaccine: inUse.vaccine,
      date: fromDayNumber(day),
      lot: inUse.lot.replace(/[#@]/g, (mark) =>
        mark === '#' ? String(below(random, 10)) : pick(random, [...LETTERS]),
      ),
      facility: facilityFor(random, person.province, person.commune),
    });
    const [least, most] = inUse.intervalDays;
    day += doses.length === 1 ? between(random, least, most) : between(random, 95, 160);
    // The second dose is mostly of the same kind, a booster is what there was.
    if (random() < (doses.length === 1 ? 0.12 : 0.6)) inUse = vaccineOn(random, day, age);
  }
  if (age >= 18 && doses.length < 4 && random() < TRAVELLERS) doses.push(yellowFeverDose(random, person));
  return doses;
}

/** Adults who were vaccinated for a journey to where yellow fever is. */
const TRAVELLERS = 0.01;
const JOURNEYS_SINCE = toDayNumber('2022-12-21');

const yellowFeverDose = (random: Random, person: Person): GivenDose => ({
  vaccine: 'stamaril',
  date: fromDayNumber(JOURNEYS_SINCE + below(random, 300)),
  lot: `V3${below(random, 10)}${below(random, 10)}${pick(random, [...LETTERS])}`,
  facility: facilityFor(random, person.province, person.commune),
});

function vaccineOn(random: Random, day: number, age: number): VaccineInUse {
  const onOffer = IN_USE.filter(
    ({ since, fromAge }) => toDayNumber(since) <= day && (age >= fromAge || fromAge === 12),
  );
  return weighted(onOffer.map((inUse) => [inUse, inUse.share] as const))(random);
}

import { communeIn } from './facilities.ts';
import { foreigner } from './foreigners.ts';
import { type Sex, vietnameseName } from './names.ts';
import { PROVINCES } from './places.ts';
import { between, randomStream, weighted } from './random.ts';

/** Somebody of the demo country, as they truly are. */
export interface Person {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: Sex;
  /** Of a citizen: the twelve digits of the register. Of a foreigner: the passport's. */
  readonly documentNumber: string;
  /** As clerks write it: `Việt Nam`, `Hàn Quốc`. */
  readonly nationality: string;
  readonly isCitizen: boolean;
  /** Ten digits that no network in Viet Nam has; undefined for who has none. */
  readonly phone: string | undefined;
  /** Place in the lists of provinces and communes: where they live. */
  readonly province: number;
  readonly commune: number;
}

const FOREIGNERS = 0.006;

const OLD_PROVINCES = weighted(
  PROVINCES.flatMap(({ birthCodes }, province) =>
    birthCodes.map(([code, thousands]) => [{ code, province }, thousands] as const),
  ),
);
const RESIDENCES = weighted(
  PROVINCES.map(
    ({ birthCodes }, province) =>
      [province, birthCodes.reduce((sum, [, thousands]) => sum + thousands, 0)] as const,
  ),
);

/** Years of birth of those who were vaccinated, from elders to children of five. */
const BIRTH_DECADES = weighted<readonly [number, number]>([
  [[1930, 1944], 4],
  [[1945, 1959], 13],
  [[1960, 1974], 22],
  [[1975, 1989], 28],
  [[1990, 2003], 20],
  [[2004, 2009], 8],
  [[2010, 2016], 5],
]);

const PERSON_STREAM = 1;
const MILLION = 1_000_000;

/** The person with this number; anybody can be made alone, so that a country of any size needs no memory. */
export function personAt(seed: number, index: number): Person {
  const random = randomStream(seed, PERSON_STREAM, index);
  const sex: Sex = random() < 0.5 ? 'male' : 'female';
  const [from, to] = BIRTH_DECADES(random);
  const birthYear = between(random, from, to);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const birthDate = `${birthYear}-${twoDigits(between(random, 1, 12))}-${twoDigits(between(random, 1, 28))}`;
  // A permutation of the last six digits: no two people share them, and neighbours have nothing alike.
  const serial = String((index * 387_420_489 + seed) % MILLION).padStart(6, '0');
  const hasPhone = birthYear < 1945 ? random() < 0.55 : random() < 0.985;
  // 010 is neither a mobile nor an area code in Viet Nam: nobody's telephone rings.
  const phone = hasPhone ? `0100${String((index * 7919 + seed) % MILLION).padStart(6, '0')}` : undefined;

  if (random() < FOREIGNERS) {
    const who = foreigner(random, sex, index);
    const province = RESIDENCES(random);
    const place = { province, commune: communeIn(random, province) };
    return { ...who, birthDate, sex, isCitizen: false, phone, ...place };
  }
  const { code, province: birthProvince } = OLD_PROVINCES(random);
  const century = birthYear < 2000 ? 0 : 2;
  const province = random() < 0.8 ? birthProvince : RESIDENCES(random);
  return {
    name: vietnameseName(random, sex, birthYear, code),
    birthDate,
    sex,
    documentNumber: `${code}${century + (sex === 'male' ? 0 : 1)}${String(birthYear).slice(2)}${serial}`,
    nationality: 'Việt Nam',
    isCitizen: true,
    phone,
    province,
    commune: communeIn(random, province),
  };
}

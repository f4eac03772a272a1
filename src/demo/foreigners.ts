import type { Sex } from './names.ts';
import { pick, type Random, weighted } from './random.ts';

/** A country whose people live in Viet Nam: how clerks write it, what its passports and names look like. */
interface Nationality {
  readonly name: string;
  /** Letters as they stand, a digit for each `#`. */
  readonly passport: string;
  readonly familyFirst: boolean;
  readonly surnames: readonly string[];
  readonly given: Record<Sex, readonly string[]>;
}

const names = (list: string) => list.split(', ');

const NATIONALITIES = weighted<Nationality>([
  [
    {
      name: 'Hàn Quốc',
      passport: 'M########',
      familyFirst: true,
      surnames: names('KIM, LEE, PARK, CHOI, JUNG, KANG, YOON'),
      given: {
        male: names('MIN JUN, SUNG HO, JAE WON, DONG HYUN, YOUNG SOO'),
        female: names('SEO YEON, JI WOO, MIN JI, HYE JIN, EUN KYUNG'),
      },
    },
    30,
  ],
  [
    {
      name: 'Trung Quốc',
      passport: 'E########',
      familyFirst: true,
      surnames: names('WANG, LI, ZHANG, LIU, CHEN, YANG, HUANG'),
      given: {
        male: names('WEI, JUN, QIANG, MINGHUI, JIANGUO'),
        female: names('FANG, NA, XIULAN, LIJUAN, MEILING'),
      },
    },
    25,
  ],
  [
    {
      name: 'Nhật Bản',
      passport: 'TR#######',
      familyFirst: false,
      surnames: names('SATO, SUZUKI, TAKAHASHI, TANAKA, WATANABE, ITO'),
      given: { male: names('HIROSHI, KENJI, TAKASHI, DAIKI'), female: names('YUKI, HANAKO, AIKO, MISAKI') },
    },
    16,
  ],
  [
    {
      name: 'Hoa Kỳ',
      passport: 'A########',
      familyFirst: false,
      surnames: names("Smith, Johnson, O'Brien, Miller, Garcia, Nguyen"),
      given: { male: names('John, Michael, David, James'), female: names('Mary, Jennifer, Linda, Susan') },
    },
    12,
  ],
  [
    {
      name: 'Pháp',
      passport: '18AB#####',
      familyFirst: false,
      surnames: names('Martin, Bernard, Dubois, Lefèvre, Moreau'),
      given: { male: names('Jean-Pierre, François, Nicolas'), female: names('Marie, Hélène, Chloé') },
    },
    6,
  ],
  [
    {
      name: 'Nga',
      passport: '75#######',
      familyFirst: false,
      surnames: names('IVANOV, SMIRNOV, PETROV'),
      given: { male: names('SERGEY, DMITRY, ALEKSEY'), female: names('OLGA, ELENA, NATALIA') },
    },
    6,
  ],
  [
    {
      name: 'Úc',
      passport: 'PA#######',
      familyFirst: false,
      surnames: names('Brown, Taylor, Wilson, Walker'),
      given: { male: names('Jack, Oliver, Liam'), female: names('Charlotte, Olivia, Emily') },
    },
    5,
  ],
]);

/** Who a foreigner is; `serial` (below ten million) makes the passport number unlike any other. */
export function foreigner(random: Random, sex: Sex, serial: number) {
  const { name: nationality, passport, familyFirst, surnames, given } = NATIONALITIES(random);
  const parts = [pick(random, surnames), pick(random, given[sex])];
  const length = passport.split('#').length - 1;
  const digits = String(serial).padStart(length, '0').slice(-length);
  let at = 0;
  return {
    nationality,
    name: (familyFirst ? parts : parts.reverse()).join(' '),
    documentNumber: passport.replace(/#/g, () => digits.charAt(at++)),
  };
}

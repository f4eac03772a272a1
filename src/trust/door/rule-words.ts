import { type InBoth, partsOf, type Requirement, type RulePart, type RuleWords } from './fields.ts';

const ORDINALS_VI = [
  '',
  'thứ nhất',
  'thứ hai',
  'thứ ba',
  'thứ tư',
  'thứ năm',
  'thứ sáu',
  'thứ bảy',
  'thứ tám',
];
const ORDINALS_EN = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const YEAR_DAYS = 365;

const ordinalVi = (number: number): string => ORDINALS_VI[number] ?? `thứ ${number}`;
const ordinalEn = (number: number): string => ORDINALS_EN[number] ?? `${number}th`;

function lengthVi(days: number): string {
  return days % YEAR_DAYS === 0 ? `${days / YEAR_DAYS} năm` : `${days} ngày`;
}

function lengthEn(days: number): string {
  const [number, unit] = days % YEAR_DAYS === 0 ? [days / YEAR_DAYS, 'year'] : [days, 'day'];
  return number === 1 ? `${number} ${unit}` : `${number} ${unit}s`;
}

/** Names that begin with a capital wherever they stand. */
const PROPER: readonly Requirement['disease'][] = ['covid-19', 'ebola'];

/** A disease's name as it stands within a sentence. */
function within({ vi, en }: InBoth, disease: Requirement['disease']): InBoth {
  const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return {
    vi: PROPER.includes(disease) ? vi : small(vi),
    en: PROPER.includes(disease) || disease === 'japanese-encephalitis' ? en : small(en),
  };
}

const PRODUCTS: Readonly<Record<Requirement['products'], InBoth>> = {
  any: { vi: '', en: '' },
  'who-listed': { vi: ' bằng vắc xin WHO công nhận', en: ' with a vaccine that WHO has listed' },
  acwy: { vi: ' bằng vắc xin nhóm A, C, W, Y', en: ' with a vaccine against groups A, C, W and Y' },
};

/**
 * The words of a requirement's rules in both languages, to be changed by whoever fills in the form.
 *
 * @param name of the disease, as lists have it.
 */
export function wordsFor(
  asked: Requirement,
  name: InBoth,
): { doses: RuleWords; wait?: RuleWords; age?: RuleWords } {
  const disease = within(name, asked.disease);
  const written = partsOf(asked).map((part) => [part, WRITTEN[part](asked, disease)] as const);
  return { doses: WRITTEN.doses(asked, disease), ...Object.fromEntries(written) };
}

const WRITTEN: Readonly<Record<RulePart, (asked: Requirement, disease: InBoth) => RuleWords>> = {
  doses: dosesWords,
  wait: waitWords,
  age: ageWords,
};

function dosesWords(asked: Requirement, disease: InBoth): RuleWords {
  const { course, leastDoses, products } = asked;
  const { vi, en } = PRODUCTS[products];
  const who = whoIsAsked(asked);
  if (course === 'series') {
    const orVi = leastDoses
      ? `, hoặc ít nhất ${leastDoses} mũi nếu chứng nhận không ghi liệu trình mấy mũi`
      : '';
    const orEn = leastDoses
      ? `, or at least ${leastDoses === 1 ? 'one dose' : `${leastDoses} doses`} where the certificate does not say how many make it`
      : '';
    return {
      asks: {
        vi: `Đã tiêm đủ liệu trình ngừa ${disease.vi}${vi}${orVi}.${who.vi}`,
        en: `The whole series against ${disease.en} has been given${en}${orEn}.${who.en}`,
      },
      missing: {
        vi: `chưa tiêm đủ liệu trình ngừa ${disease.vi}${vi}`,
        en: `the series against ${disease.en} is not complete${en}`,
      },
    };
  }
  const least = leastDoses ?? 1;
  return {
    asks: {
      vi: `Đã tiêm ít nhất ${least} mũi ngừa ${disease.vi}${vi}.${who.vi}`,
      en: `At least ${least === 1 ? 'one dose' : `${least} doses`} against ${disease.en} ${
        least === 1 ? 'has' : 'have'
      } been given${en}.${who.en}`,
    },
    missing: {
      vi:
        least === 1
          ? `thiếu mũi ngừa ${disease.vi}${vi}`
          : `thiếu mũi ${ordinalVi(least)} ngừa ${disease.vi}${vi}`,
      en: `${least === 1 ? 'a' : `the ${ordinalEn(least)}`} dose against ${disease.en}${en} is missing`,
    },
  };
}

/** The dose from which days are counted. */
function lastOne({ course, leastDoses }: Requirement): InBoth {
  if (course === 'series') return { vi: 'mũi cuối của liệu trình', en: 'the last dose of the series' };
  const least = leastDoses ?? 1;
  return least === 1
    ? { vi: 'mũi', en: 'the dose' }
    : { vi: `mũi ${ordinalVi(least)}`, en: `the ${ordinalEn(least)} dose` };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function waitWords(asked: Requirement, disease: InBoth): RuleWords {
  const last = lastOne(asked);
  const days = { vi: lengthVi(asked.leastDays), en: lengthEn(asked.leastDays) };
  return {
    asks: {
      vi: `${capital(last.vi)} ngừa ${disease.vi} đã tiêm được ít nhất ${days.vi}.`,
      en: `${capital(last.en)} against ${disease.en} was given at least ${days.en} ago.`,
    },
    missing: {
      vi: `${last.vi} ngừa ${disease.vi} tiêm chưa đủ ${days.vi}`,
      en: `${last.en} against ${disease.en} was given less than ${days.en} ago`,
    },
  };
}

function ageWords({ mostDays, mostDaysConjugate }: Requirement, disease: InBoth): RuleWords {
  const days = { vi: lengthVi(mostDays ?? 0), en: lengthEn(mostDays ?? 0) };
  const longer = {
    vi: mostDaysConjugate === null ? '' : `, hoặc ${lengthVi(mostDaysConjugate)} với vắc xin cộng hợp`,
    en: mostDaysConjugate === null ? '' : `, or ${lengthEn(mostDaysConjugate)} for a conjugate vaccine`,
  };
  return {
    asks: {
      vi: `Mũi gần nhất ngừa ${disease.vi} chưa quá ${days.vi}${longer.vi}.`,
      en: `The latest dose against ${disease.en} was given no more than ${days.en} ago${longer.en}.`,
    },
    missing: {
      vi: `mũi gần nhất ngừa ${disease.vi} đã quá ${days.vi}${longer.vi}`,
      en: `the latest dose against ${disease.en} was given more than ${days.en} ago${longer.en}`,
    },
  };
}

function whoIsAsked({ exemptBelowAge, cameFrom }: Requirement): InBoth {
  const areas = cameFrom.length > 0;
  return {
    vi: `${areas ? ' Chỉ hỏi người đến từ vùng có nguy cơ.' : ''}${
      exemptBelowAge === null ? '' : ` Miễn cho người dưới ${exemptBelowAge} tuổi.`
    }`,
    en: `${areas ? ' Asked only of those who come from areas at risk.' : ''}${
      exemptBelowAge === null ? '' : ` Not asked of those under ${exemptBelowAge}.`
    }`,
  };
}

import { foldedName } from './names.ts';

/** What clerks write besides the names that the platform has in Vietnamese and English. */
const EVERYDAY_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Tiểu vương quốc Ả Rập Thống nhất'],
  AU: ['Ốt-xtrây-li-a'],
  CH: ['Thụy Sỹ'],
  CN: ['Trung Hoa', 'CHND Trung Hoa', 'Cộng hòa Nhân dân Trung Hoa'],
  CZ: ['Cộng hòa Séc', 'Tiệp', 'Czech Republic'],
  DE: ['Cộng hòa Liên bang Đức', 'CHLB Đức'],
  FR: ['Cộng hòa Pháp'],
  GB: ['Anh', 'Anh quốc', 'Vương quốc Liên hiệp Anh và Bắc Ireland', 'UK', 'Great Britain', 'England'],
  HK: ['Hồng Kông', 'Hong Kong'],
  IT: ['Ý'],
  JP: ['Nhật'],
  KH: ['Căm-pu-chia'],
  KP: ['Bắc Triều Tiên', 'CHDCND Triều Tiên'],
  KR: ['Đại Hàn Dân Quốc', 'Nam Hàn', 'Korea', 'Republic of Korea'],
  LA: ['CHDCND Lào'],
  MM: ['Myanmar', 'Miến Điện', 'Mi-an-ma'],
  MO: ['Ma Cao', 'Macao', 'Macau'],
  MY: ['Mã Lai'],
  NL: ['Netherland', 'Holland'],
  RU: ['Liên bang Nga', 'Russian Federation'],
  SG: ['Xin-ga-po'],
  TL: ['Đông Timor'],
  TR: ['Turkey'],
  TW: ['Đài Loan (Trung Quốc)'],
  US: ['Mỹ', 'Hợp chủng quốc Hoa Kỳ', 'Hợp chúng quốc Hoa Kỳ', 'USA', 'United States of America', 'America'],
};

/** Regions that the platform names and that are nobody's nationality: reserved, private and supranational codes. */
const NO_COUNTRY = /^(AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ)$/;

/** A retired code stands for another: FX for France, SU for Russia. */
const isCurrent = (code: string) => new Intl.Locale(`und-${code}`).region === code;

const spelling = (text: string): string => foldedName(text).replace(/[^a-z]/g, '');

const CODES = new Set<string>();
const CODE_BY_SPELLING = new Map<string, string>();
const platformNames = ['vi', 'en'].map(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
);
for (let index = 0; index < 26 * 26; index++) {
  const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
  const names = platformNames.flatMap((inLanguage) => inLanguage.of(code) ?? []);
  if (names.length === 0 || NO_COUNTRY.test(code) || !isCurrent(code)) continue;
  CODES.add(code);
  for (const name of [...names, ...(EVERYDAY_NAMES[code] ?? [])]) CODE_BY_SPELLING.set(spelling(name), code);
}

/**
 * The ISO 3166-1 alpha-2 code that a clerk means, by name in Vietnamese or English, or by the code itself, in capitals
 * only: without its tone "Mỹ" is spelt like Malaysia's code, "Bỉ" like Burundi's, "Áo" like Angola's.
 *
 * @returns undefined where nobody should guess.
 */
export const countryByName = (text: string): string | undefined =>
  CODES.has(text) ? text : CODE_BY_SPELLING.get(spelling(text));

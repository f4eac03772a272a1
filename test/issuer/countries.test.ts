import { describe, expect, it } from 'vitest';
import { countryByName } from '../../src/issuer/countries.ts';

describe('countries', () => {
  it.each([
    ['Việt Nam', 'VN'],
    ['viet nam', 'VN'],
    ['Pháp', 'FR'],
    ['Nga', 'RU'],
    ['Liên bang Nga', 'RU'],
    ['Anh', 'GB'],
    ['Vương quốc Anh', 'GB'],
    ['UK', 'GB'],
    ['Đức', 'DE'],
    ['Hoa Kỳ', 'US'],
    ['Úc', 'AU'],
    ['Ý', 'IT'],
    ['Hàn Quốc', 'KR'],
    ['Hong Kong', 'HK'],
    ['KR', 'KR'],
  ])('%s is %s', (text, code) => expect(countryByName(text)).toBe(code));

  it.each([
    ['Mỹ', 'US'],
    ['MỸ', 'US'],
    ['My', 'US'],
    ['MY', 'MY'],
    ['Bỉ', 'BE'],
    ['BI', 'BI'],
    ['Áo', 'AT'],
    ['AO', 'AO'],
  ])('takes %s for %s, the name for the name and the code for the code', (text, code) =>
    expect(countryByName(text)).toBe(code),
  );

  it.each(['', 'Atlantis', 'FX', 'SU', 'EU', 'UN', 'ZZ', 'XA', 'Liên minh châu Âu', 'vn', '12'])(
    'guesses at nothing for "%s"',
    (text) => expect(countryByName(text)).toBeUndefined(),
  );

  it('names each country by its own names in both languages and no other', () => {
    let countries = 0;
    for (let index = 0; index < 26 * 26; index++) {
      const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
      if (countryByName(code) !== code) continue;
      countries++;
      for (const language of ['vi', 'en']) {
        const name = new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '';
        expect([name, countryByName(name)]).toEqual([name, code]);
      }
    }
    expect(countries).toBe(250);
  });
});

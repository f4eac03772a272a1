type Logic = unknown;

const dose = (field: string): Logic => ({ var: `payload.v.0.${field}` });
const CLOCK = { var: 'external.validationClock' };
const days = (time: Logic, number: number): Logic => ({ plusTime: [time, number, 'day'] });

const SERIES_DONE: Logic = { '>=': [dose('dn'), dose('sd')] };
const BOOSTED: Logic = { '>=': [dose('dn'), 3] };
const TWO_WEEKS_AGO: Logic = { 'not-before': [days(CLOCK, 0), days(dose('dt'), 14)] };
const IN_EUROPE = ['EU/1/20/1528', 'EU/1/20/1507', 'EU/1/21/1529', 'EU/1/20/1525', 'EU/1/21/1618'];

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** A rule about vaccinations, as countries publish theirs. */
function rule(country: string, number: number, words: Words, fields: readonly string[], logic: Logic) {
  return {
    Identifier: `VR-${country}-${String(number).padStart(4, '0')}`,
    Type: 'Acceptance',
    Country: country,
    Version: '1.0.0',
    SchemaVersion: '1.0.0',
    Engine: 'CERTLOGIC',
    EngineVersion: '1.0.0',
    CertificateType: 'Vaccination',
    Description: Object.entries(words).map(([lang, desc]) => ({ lang, desc })),
    ValidFrom: '2021-07-01T00:00:00Z',
    ValidTo: '2099-12-31T23:59:59Z',
    AffectedFields: fields.map((field) => `v.0.${field}`),
    Logic: logic,
  };
}

const seriesDone = (country: string, number: number) =>
  rule(
    country,
    number,
    { vi: 'Đã tiêm đủ số mũi cơ bản.', en: 'All doses of the basic series have been given.' },
    ['dn', 'sd'],
    SERIES_DONE,
  );

const twoWeeksAgo = (country: string, number: number) =>
  rule(
    country,
    number,
    {
      vi: 'Mũi gần nhất đã tiêm từ 14 ngày trước trở lên.',
      en: 'The latest dose was given at least 14 days before.',
    },
    ['dt'],
    TWO_WEEKS_AGO,
  );

/**
 * Rules to try the travel check with. They are of the kinds that countries had for vaccinations against COVID-19, and no
 * country's own.
 */
export const DEMO_RULES = {
  rules: [
    seriesDone('VN', 1),
    twoWeeksAgo('VN', 2),
    twoWeeksAgo('TH', 1),
    rule(
      'TH',
      2,
      {
        vi: 'Chứng nhận còn hạn ít nhất 30 ngày sau ngày đến.',
        en: 'The certificate is valid for at least 30 days after arrival.',
      },
      [],
      { 'not-after': [days(CLOCK, 30), days({ var: 'external.exp' }, 0)] },
    ),
    rule(
      'JP',
      1,
      { vi: 'Đã tiêm từ 3 mũi trở lên.', en: 'At least 3 doses have been given.' },
      ['dn'],
      BOOSTED,
    ),
    twoWeeksAgo('JP', 2),
    rule(
      'FR',
      1,
      {
        vi: 'Mũi gần nhất là loại vắc xin được Liên minh châu Âu cấp phép.',
        en: 'The latest dose is of a vaccine that the European Union has authorised.',
      },
      ['mp'],
      { in: [dose('mp'), IN_EUROPE] },
    ),
    rule(
      'FR',
      2,
      {
        vi: 'Mũi gần nhất chưa quá 270 ngày, trừ khi đã tiêm từ 3 mũi trở lên.',
        en: 'The latest dose is no older than 270 days, unless at least 3 have been given.',
      },
      ['dn', 'dt'],
      { if: [BOOSTED, true, { 'not-after': [days(CLOCK, 0), days(dose('dt'), 270)] }] },
    ),
  ],
};

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { loadLots } from '../../src/issuer/lots.ts';
import { loadRegister } from '../../src/issuer/register.ts';
import { describeOnBothEngines, emptyTables } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');

/** The record of somebody whom the register confirms; each rule changes what it is about. */
const AN = {
  name: 'Nguyễn Văn An',
  birthDate: '02/01/1990',
  sex: 'Nam',
  documentNumber: '079090000001',
  phone: '0100000001',
  nationality: '',
  ordinal: '1',
  doseDate: '10/08/2021',
  vaccine: 'AstraZeneca',
  lot: 'NT0043',
  facility: 'Trạm A',
};
type Line = typeof AN;
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';
const DOSE = ['ordinal', 'doseDate', 'vaccine', 'lot'] as const;

const importLines = (database: Database, ...lines: Partial<Line>[]) =>
  importRecords(
    database,
    [
      Buffer.from(
        [HEADER, ...lines.map((line) => Object.values({ ...AN, ...line } satisfies Line).join(','))].join(
          '\n',
        ),
      ),
    ],
    NOW,
  );

const registerOf = (database: Database) =>
  loadRegister(database, [
    { documentNumber: '079090000001', name: 'Nguyễn Văn An', birthDate: '1990-01-02', sex: 'male' },
    { documentNumber: 'R1234567', name: 'Kim Min Jun', birthDate: '1980-01-01', sex: 'male' },
    // Somebody of whom the number was made by a mistake of the register's.
    { documentNumber: '079191000009', name: 'Lê Thị Hoa', birthDate: '1990-05-05', sex: 'male' },
  ]);

const found = (database: Database) =>
  database.query<{ state: string; findings: string[] }>('select state, findings from record order by id');

const CHILD = { name: 'Trần Gia Bảo', birthDate: '01/06/2010', documentNumber: '' };
const FOREIGNER = { name: 'Kim Min Jun', nationality: 'Hàn Quốc' };

const INCOMPLETE: [string, Partial<Line>, string[]][] = [
  ['no number', { documentNumber: '' }, ['document-number-missing']],
  ['a number of eleven digits', { documentNumber: '79090000001' }, ['document-number-malformed']],
  ['a passport number of a citizen', { documentNumber: 'C1234567' }, ['document-number-malformed']],
  ['the number of an old card', { documentNumber: '024123456' }, ['document-number-old-card']],
  ['no such province', { documentNumber: '003090000001' }, ['document-number-impossible']],
  ['a birth year to come', { documentNumber: '079299000001' }, ['document-number-impossible']],
  ['a child without guardian', CHILD, ['guardian-needed']],
  ['somebody of fourteen without number', { ...CHILD, birthDate: '01/06/2008' }, ['document-number-missing']],
  ['a foreigner without passport', { ...FOREIGNER, documentNumber: '' }, ['document-number-missing']],
  ['a foreigner with four letters', { ...FOREIGNER, documentNumber: 'M123' }, ['document-number-malformed']],
];

const MISMATCH: [string, Partial<Line>, string[]][] = [
  [
    'a foreigner with a citizen’s number',
    { ...FOREIGNER, documentNumber: '079090000002' },
    ['foreigner-has-citizen-number'],
  ],
  [
    'a foreigner whose number the register has',
    { ...FOREIGNER, documentNumber: 'R1234567' },
    ['foreigner-has-citizen-number'],
  ],
  ['a number that the register lacks', { documentNumber: '079090000002' }, ['not-in-register']],
  ['a birth registered abroad', { documentNumber: '101090000002' }, ['not-in-register']],
  [
    'a mistyped number that is nobody’s',
    { documentNumber: '079191000001' },
    ['document-number-birth-year-differs', 'document-number-sex-differs', 'not-in-register'],
  ],
  ['no tones', { name: 'Nguyen Van An' }, ['name-tones-differ']],
  ['another tone', { name: 'Nguyễn Văn Ân' }, ['name-tones-differ']],
  ['a slip in spelling', { name: 'Nguyễm Văn An' }, ['name-spelling-differs']],
  ['another order', { name: 'Văn An Nguyễn' }, ['name-order-differs']],
  ['no middle name', { name: 'Nguyễn An' }, ['name-part-missing']],
  ['another name', { name: 'Phạm Quốc Khánh' }, ['name-differs']],
  ['day and month swapped', { birthDate: '01/02/1990' }, ['birth-day-month-swapped']],
  ['the year after', { birthDate: '02/01/1991' }, ['birth-year-off-by-one']],
  ['the year before', { birthDate: '02/01/1989' }, ['birth-year-off-by-one']],
  ['1 January', { birthDate: '01/01/1990' }, ['birth-date-placeholder']],
  ['1 January of another year', { birthDate: '01/01/1980' }, ['birth-date-differs']],
  ['another birth date', { birthDate: '17/11/1990' }, ['birth-date-differs']],
  ['another sex', { sex: 'Nữ' }, ['sex-differs']],
  [
    'several things at once',
    { name: 'Nguyen Van An', birthDate: '01/02/1990', sex: 'Nữ' },
    ['name-tones-differ', 'birth-day-month-swapped', 'sex-differs'],
  ],
];

const READY: [string, Partial<Line>, string[]][] = [
  ['just what the register says', {}, []],
  ['capitals, NFD and more blanks', { name: 'NGUYỄN  VĂN AN'.normalize('NFD') }, []],
  ['a foreigner with a passport', { ...FOREIGNER, documentNumber: 'M12345678' }, []],
  [
    'a number whose digits say otherwise, as the register has it',
    { name: 'Lê Thị Hoa', birthDate: '05/05/1990', documentNumber: '079191000009' },
    ['document-number-birth-year-differs', 'document-number-sex-differs'],
  ],
];

type Dose = Partial<Pick<Line, (typeof DOSE)[number]>>;
const SECOND = { ordinal: '2', doseDate: '10/11/2021', lot: 'NT0044' };
const DOSES: [string, Dose[], 'ready' | 'mismatch', string[]][] = [
  ['two doses in time', [{}, SECOND], 'ready', []],
  [
    'a later dose with an earlier date',
    [{ doseDate: '10/11/2021' }, { ...SECOND, doseDate: '10/08/2021' }],
    'mismatch',
    ['dose-out-of-order'],
  ],
  ['a dose before the licence', [{ doseDate: '31/01/2021' }], 'mismatch', ['dose-before-licence']],
  ['a dose on the day of the licence', [{ doseDate: '01/02/2021' }], 'ready', []],
  [
    'a dose before birth',
    [{ doseDate: '01/01/1990', vaccine: 'Stamaril' }],
    'mismatch',
    ['dose-before-birth'],
  ],
  [
    'two doses on one day',
    [{}, { ...SECOND, doseDate: '10/08/2021', vaccine: 'Pfizer' }],
    'mismatch',
    ['doses-on-one-day'],
  ],
  [
    'two doses against two diseases on one day',
    [{}, { ...SECOND, doseDate: '10/08/2021', vaccine: 'Stamaril' }],
    'ready',
    [],
  ],
  [
    'an order among different diseases',
    [{ doseDate: '10/11/2021' }, { ...SECOND, doseDate: '10/08/2021', vaccine: 'Stamaril' }],
    'ready',
    [],
  ],
  ['doses a day too close', [{}, { ...SECOND, doseDate: '06/09/2021' }], 'ready', ['interval-too-short']],
  ['doses just far enough', [{}, { ...SECOND, doseDate: '07/09/2021' }], 'ready', []],
  ['a lot that nobody gave out', [{ lot: 'NT004O' }], 'ready', ['lot-unknown']],
  ['a lot in small letters with a blank', [{ lot: 'nt 0043' }], 'ready', []],
  ['a vaccine of which no lots are known', [{ vaccine: 'Moderna', lot: 'X' }], 'ready', []],
  ['no lot', [{ lot: '' }], 'ready', []],
];

describeOnBothEngines('the check', (open) => {
  it('finds what is wrong about a person, each thing by its name', async () => {
    const database = await open();
    await registerOf(database);
    const cases = [
      ...INCOMPLETE.map((row) => [...row, 'incomplete'] as const),
      ...MISMATCH.map((row) => [...row, 'mismatch'] as const),
      ...READY.map((row) => [...row, 'ready'] as const),
    ];
    for (const [what, line, findings, state] of cases) {
      await emptyTables(database, ['record', 'dose', 'duplicate']);
      await importLines(database, line);
      await checkRecords(database, NOW);
      expect(await found(database), what).toEqual([{ state, findings }]);
    }
  });

  it.each(DOSES)('finds what is wrong about doses: %s', async (_, doses, state, findings) => {
    const database = await open();
    await registerOf(database);
    await loadLots(database, [
      { vaccine: 'vaxzevria', lot: 'NT0043' },
      { vaccine: 'vaxzevria', lot: 'NT0044' },
    ]);
    await importLines(database, ...doses);
    await checkRecords(database, NOW);
    expect(await found(database)).toEqual([{ state, findings }]);
  });

  it('finds a product that is another maker’s, and lets an unheard-of maker pass', async () => {
    const database = await open();
    await registerOf(database);
    await importLines(database, {});
    for (const [manufacturer, findings] of [
      ['Pfizer Inc.', ['product-manufacturer-differ']],
      ['AstraZeneca AB', []],
      ['Công ty X', []],
    ] as const) {
      await database.query('update dose set manufacturer = $1', [manufacturer]);
      await database.query('update record set checked_at = null');
      await checkRecords(database, NOW);
      expect(await found(database)).toMatchObject([{ findings }]);
    }
  });

  it('lets a child be ready that has a guardian in the register, and no other', async () => {
    const database = await open();
    await registerOf(database);
    await importLines(database, CHILD);
    for (const [guardian, state, findings] of [
      ['079090000001', 'ready', []],
      ['079090000002', 'mismatch', ['guardian-not-in-register']],
      ['024123456', 'mismatch', ['guardian-not-in-register']],
    ] as const) {
      await database.query('update record set guardian_document_number = $1, checked_at = null', [guardian]);
      await checkRecords(database, NOW);
      expect(await found(database)).toEqual([{ state, findings }]);
    }
    // The day before the fourteenth birthday there, and that day.
    await database.query(`update record set guardian_document_number = '079090000001', checked_at = null`);
    await checkRecords(database, new Date('2024-05-31T16:59:59Z'));
    expect(await found(database)).toMatchObject([{ state: 'ready' }]);
    await database.query(`update record set checked_at = null`);
    await checkRecords(database, new Date('2024-05-31T17:00:00Z'));
    expect(await found(database)).toEqual([{ state: 'incomplete', findings: ['document-number-missing'] }]);
  });

  it('lets a doubtful dose pass that a person has confirmed, and nothing else', async () => {
    const database = await open();
    await registerOf(database);
    await importLines(database, { name: 'Nguyen Van An', doseDate: '31/01/2021' });
    await database.query(`update record set waived = '{dose-before-licence,name-tones-differ}'`);
    await checkRecords(database, NOW);
    expect(await found(database)).toEqual([{ state: 'mismatch', findings: ['name-tones-differ'] }]);
  });

  it('tells a telephone that more than five people share, also to those checked before', async () => {
    const database = await open();
    const people = (count: number) =>
      importLines(
        database,
        ...Array.from({ length: count }, (_, index) => ({ documentNumber: `0790900001${10 + index}` })),
        { documentNumber: '079090000200', phone: '0100000002' },
      );
    await people(5);
    await checkRecords(database, NOW);
    const shared = () =>
      database.query(`select count(*) as count from record where 'phone-shared' = any(findings)`);
    expect(await shared()).toEqual([{ count: 0 }]);
    await people(6);
    await checkRecords(database, NOW);
    expect(await shared()).toEqual([{ count: 6 }]);
    await database.query(`update record set waived = '{phone-shared}', checked_at = null where id = 1`);
    await checkRecords(database, NOW);
    expect(await shared()).toEqual([{ count: 5 }]);
  });

  it('looks at the records that were named and leaves the others', async () => {
    const database = await open();
    await registerOf(database);
    await importLines(
      database,
      {},
      { name: 'Lê Thị Hoa', documentNumber: '' },
      { name: 'Trần Văn Bình', documentNumber: '024123456' },
    );
    const [second] = await database.query<{ id: number }>(
      'select id from record where document_number is null',
    );
    expect(await checkRecords(database, NOW, [second?.id ?? 0])).toEqual({
      ready: 0,
      mismatch: 0,
      incomplete: 1,
    });
    expect(await database.query('select 1 from record where checked_at is null')).toHaveLength(2);
    expect(await checkRecords(database, NOW)).toEqual({ ready: 1, mismatch: 0, incomplete: 1 });
    expect(await checkRecords(database, NOW)).toEqual({ ready: 0, mismatch: 0, incomplete: 0 });
  });

  it('reads the digits of any number as they were put together', async () => {
    const database = await open();
    const person = fc.record({
      birthDate: fc.date({
        min: new Date('1900-01-02T00:00:00Z'),
        max: new Date('2020-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      sex: fc.constantFrom('Nam', 'Nữ'),
      province: fc.constantFrom('001', '048', '079', '096', '101', '240'),
      yearsOff: fc.constantFrom(0, 0, 1, -1, 10),
      otherSex: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 40 }), async (people) => {
        await emptyTables(database, ['record', 'dose', 'duplicate']);
        const expected: string[][] = [];
        const lines = people.map(({ birthDate, sex, province, yearsOff, otherSex }, index) => {
          const year = birthDate.getUTCFullYear();
          const numberYear = Math.min(2022, Math.max(1900, year + yearsOff));
          const isFemale = (sex === 'Nữ') !== otherSex;
          const digit = Math.floor((numberYear - 1900) / 100) * 2 + (isFemale ? 1 : 0);
          expected.push([
            ...(numberYear === year ? [] : ['document-number-birth-year-differs']),
            ...(otherSex ? ['document-number-sex-differs'] : []),
            'not-in-register',
          ]);
          return {
            birthDate: birthDate.toISOString().slice(0, 10),
            sex,
            documentNumber: `${province}${digit}${String(numberYear % 100).padStart(2, '0')}${String(index).padStart(6, '0')}`,
            phone: `0100${String(index).padStart(6, '0')}`,
            // Nobody got a dose before birth.
            doseDate: '10/08/2021',
          };
        });
        await importLines(database, ...lines);
        await checkRecords(database, NOW);
        const rows = await database.query<{ findings: string[] }>(
          'select findings from record order by right(document_number, 6)',
        );
        expect(rows.map(({ findings }) => findings)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});

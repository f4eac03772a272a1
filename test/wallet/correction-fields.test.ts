import { expect, it } from 'vitest';
import type { RecordToCorrect } from '../../src/correction-contract/corrections.ts';
import {
  type CorrectionDraft,
  EMPTY_DRAFT,
  readCorrection,
  readDay,
} from '../../src/wallet/correction-fields.ts';

const TODAY = '2026-11-26';
const RECORD: RecordToCorrect = {
  name: 'Nguyen Thi Yen',
  birthDate: '1952-12-27',
  sex: 'female',
  documentNumber: null,
  nationality: 'VN',
  doses: [{ id: 7, date: '2021-07-14', vaccine: 'comirnaty', lot: 'FL3101', facility: 'Trạm A' }],
  vaccines: [],
};
const DOSE = { field: 'dose', doseId: 7, date: '14/07/2021', vaccine: 'comirnaty', lot: 'FL3101' } as const;
const read = (draft: Partial<CorrectionDraft>) => readCorrection({ ...EMPTY_DRAFT, ...draft }, RECORD, TODAY);

it('reads days with or without marks between, and none that is not there or to come', () => {
  for (const typed of ['30/12/1968', ' 30-12-1968', '30.12.1968', '30121968', '30 12 1968'])
    expect(readDay(typed, TODAY)).toBe('1968-12-30');
  expect(readDay('1/2/1968', TODAY)).toBe('1968-02-01');
  for (const typed of ['', '31/02/1990', '27/11/2026', '1990', '1968-12-30', '3012196'])
    expect(readDay(typed, TODAY)).toBeUndefined();
});

it.each<[string, Partial<CorrectionDraft>, object]>([
  ['name', { field: 'name', value: '  Nguyễn Thị  Yến ' }, { field: 'name', value: 'Nguyễn Thị Yến' }],
  ['birth date', { field: 'birthDate', value: '27/12/1953' }, { field: 'birthDate', value: '1953-12-27' }],
  ['sex', { field: 'sex', value: 'male' }, { field: 'sex', value: 'male' }],
  [
    'number, where there was none',
    { field: 'documentNumber', value: '080 152 884 941' },
    { field: 'documentNumber', value: '080152884941' },
  ],
  ['nationality', { field: 'nationality', value: 'DE' }, { field: 'nationality', value: 'DE' }],
  ['lot alone of a dose', { ...DOSE, lot: 'FL3102' }, { field: 'dose', doseId: 7, lot: 'FL3102' }],
  [
    'missing dose',
    { field: 'missing-dose', date: '01/06/2022', vaccine: 'spikevax', place: 'Trạm Y tế xã Mỏ Cày' },
    { field: 'missing-dose', date: '2022-06-01', vaccine: 'spikevax', place: 'Trạm Y tế xã Mỏ Cày' },
  ],
])('asks for another %s', (_, draft, asked) => {
  expect(read({ ...draft, note: ' như  giấy ' })).toEqual({ asked, note: 'như giấy' });
});

it.each<[string, Partial<CorrectionDraft>, object]>([
  ['nothing chosen', {}, { field: 'field' }],
  ['no name', { field: 'name' }, { name: 'missing' }],
  ['the same name', { field: 'name', value: 'Nguyen Thi Yen' }, { value: 'same' }],
  [
    'a number that is none',
    { field: 'documentNumber', value: '12345678901' },
    { documentNumber: 'digits-count' },
  ],
  ['a birth date to come', { field: 'birthDate', value: '27/12/2026' }, { value: 'day' }],
  ['the same birth date', { field: 'birthDate', value: '27121952' }, { value: 'same' }],
  ['no other sex', { field: 'sex' }, { value: 'same' }],
  ['a dose as it is', DOSE, { date: 'same' }],
  ['a dose without day and vaccine', { field: 'missing-dose' }, { date: 'day', vaccine: 'vaccine' }],
  [
    'a lot and a note without end',
    { ...DOSE, lot: 'L'.repeat(20), note: 'n'.repeat(501) },
    { lot: 'lot', note: 'note' },
  ],
])('says what is wrong with %s', (_, draft, problems) => {
  expect(read(draft)).toEqual({ problems });
});

import { describe, expect, it } from 'vitest';
import { draftAgain, draftOf, readDraft } from '../../src/workbench/record/edit-draft.ts';

const dose = { manufacturer: null, facility: 'Trạm Y tế phường Vinh Hưng' };
const record = {
  name: 'Hoàng Gia Phúc',
  birthDate: '2004-10-21',
  sex: 'male' as const,
  documentNumber: '040204233499',
  guardianDocumentNumber: null,
  nationality: 'VN',
  phone: null,
  doses: [
    { id: 5, ordinal: 1, date: '2021-08-27', vaccine: 'vaxzevria', lot: 'NT0063', ...dose },
    { id: 6, ordinal: 2, date: '2021-10-25', vaccine: 'vaxzevria', lot: null, ...dose },
  ],
};
const draft = { ...draftOf(record), reason: 'Theo sổ tiêm' };

describe('the form of a record', () => {
  it('begins with dates as people write them', () => {
    expect(draft.birthDate).toBe('21/10/2004');
    expect(draft.doses[1]).toEqual({
      id: 6,
      ordinal: '2',
      date: '25/10/2021',
      vaccine: 'vaxzevria',
      lot: '',
    });
  });

  it('sends what differs and nothing else', () => {
    const typed = {
      ...draft,
      name: '  Hoàng   Gia  Phục ',
      birthDate: '1/2/2004',
      documentNumber: '',
      phone: '+84 912.345.678',
    };
    expect(readDraft(record, typed)).toEqual({
      edit: {
        reason: 'Theo sổ tiêm',
        set: { name: 'Hoàng Gia Phục', birthDate: '2004-02-01', documentNumber: null, phone: '84912345678' },
      },
    });
    const doses = draft.doses.map((one) => (one.id === 6 ? { ...one, lot: ' NT0045 ' } : one));
    expect(readDraft(record, { ...draft, doses })).toEqual({
      edit: {
        reason: 'Theo sổ tiêm',
        set: {},
        doses: [{ id: 6, ordinal: 2, date: '2021-10-25', vaccine: 'vaxzevria', lot: 'NT0045' }],
      },
    });
  });

  it('says at each field what is wrong with it', () => {
    const typed = {
      ...draft,
      name: 'Phúc 2',
      birthDate: '30/02/2004',
      documentNumber: '12',
      nationality: 'Việt Nam',
      phone: '123',
      reason: ' ',
      doses: draft.doses.map((one) => ({ ...one, ordinal: '0', date: '' })),
    };
    expect(readDraft(record, typed)).toEqual({
      problems: {
        name: 'name',
        birthDate: 'date',
        documentNumber: 'number',
        nationality: 'nationality',
        phone: 'phone',
        reason: 'missing',
        'dose-5-ordinal': 'ordinal',
        'dose-5-date': 'missing',
        'dose-6-ordinal': 'ordinal',
        'dose-6-date': 'missing',
      },
    });
  });

  it('does not send what changes nothing', () => {
    expect(readDraft(record, draft)).toEqual({ problems: { reason: 'unchanged' } });
  });

  it('has again what was typed when an edit was refused, over what the record says by now', () => {
    const typed = {
      ...draft,
      name: 'Hoàng Gia Phục',
      doses: draft.doses.map((one) => (one.id === 5 ? { ...one, lot: 'NT1' } : one)),
    };
    const checked = readDraft(record, typed);
    if (!('edit' in checked)) throw new Error('the draft has problems');
    const now = { ...record, phone: '0912345678' };
    const ids = { id: '00000000-0000-4000-8000-000000000001', recordId: 1, version: 2 };
    expect(draftAgain(now, { kind: 'edit', ...ids, ...checked.edit })).toEqual({
      ...typed,
      phone: '0912345678',
    });
  });
});

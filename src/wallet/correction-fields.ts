import type { Asked, AskedField, RecordToCorrect } from '../correction-contract/corrections.ts';
import { type Checked, checkBirthDate, checkDocumentNumber, checkName } from './look-up-fields.ts';

/** What somebody has typed about one mistake. */
export interface CorrectionDraft {
  /** Undefined until it is chosen; a dose by its id. */
  readonly field: AskedField | undefined;
  readonly doseId: number | undefined;
  /** The right name, date, number, sex or nationality. */
  readonly value: string;
  readonly date: string;
  readonly vaccine: string;
  readonly lot: string;
  readonly place: string;
  readonly note: string;
}

export const EMPTY_DRAFT: CorrectionDraft = {
  field: undefined,
  doseId: undefined,
  value: '',
  date: '',
  vaccine: '',
  lot: '',
  place: '',
  note: '',
};

/** What is wrong, by the field's id; the ways in which names and numbers are wrong are those of the look-up. */
export interface CorrectionProblems {
  readonly field?: 'field';
  readonly name?: NonNullable<ReturnType<typeof checkName>['problem']>;
  readonly documentNumber?: NonNullable<ReturnType<typeof checkDocumentNumber>['problem']>;
  readonly value?: 'day' | 'same';
  readonly date?: 'day' | 'same';
  readonly vaccine?: 'vaccine';
  readonly lot?: 'lot';
  readonly place?: 'place';
  readonly note?: 'note';
}

type Read =
  | { readonly asked: Asked; readonly note: string | undefined; readonly problems?: undefined }
  | { readonly problems: CorrectionProblems };

const LONGEST_LOT = 19;
const LONGEST_PLACE = 100;
const LONGEST_NOTE = 500;

/**
 * A day as people type it, `30/12/1968` or `30121968`, as `YYYY-MM-DD`.
 *
 * @param today `YYYY-MM-DD`; no day after it is taken.
 */
export function readDay(typed: string, today: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(typed.trim()) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim()) ??
    [];
  return checkBirthDate({ day, month, year }, today).value;
}

/** What a person asks for, ready to send, or what is wrong with what they typed. */
export function readCorrection(draft: CorrectionDraft, record: RecordToCorrect, today: string): Read {
  const note = tidy(draft.note);
  const { asked, ...problems } = readAsked(draft, record, today);
  const all: CorrectionProblems = { ...problems, ...(note.length > LONGEST_NOTE && { note: 'note' }) };
  return asked && Object.keys(all).length === 0 ? { asked, note: note || undefined } : { problems: all };
}

function readAsked(
  draft: CorrectionDraft,
  record: RecordToCorrect,
  today: string,
): CorrectionProblems & { readonly asked?: Asked } {
  const { field, value } = draft;
  switch (field) {
    case undefined:
      return { field: 'field' };
    case 'name':
      return oneValue(checkName(value), record.name, (name) => ({ field, value: name }), 'name');
    case 'documentNumber':
      return oneValue(
        checkDocumentNumber(value),
        record.documentNumber,
        (number) => ({ field, value: number }),
        'documentNumber',
      );
    case 'birthDate': {
      const day = readDay(value, today);
      if (!day) return { value: 'day' };
      return day === record.birthDate ? { value: 'same' } : { asked: { field, value: day } };
    }
    case 'sex':
      return value === record.sex || (value !== 'male' && value !== 'female')
        ? { value: 'same' }
        : { asked: { field, value } };
    case 'nationality':
      return value === record.nationality || !/^[A-Z]{2}$/.test(value)
        ? { value: 'same' }
        : { asked: { field, value } };
    case 'dose':
    case 'missing-dose':
      return readDose(draft, record, today);
  }
}

function oneValue<Problem extends string, Id extends 'name' | 'documentNumber'>(
  checked: Checked<Problem>,
  there: string | null,
  asked: (value: string) => Asked,
  id: Id,
): CorrectionProblems & { readonly asked?: Asked } {
  if (checked.value === undefined) return { [id]: checked.problem };
  return checked.value === there ? { value: 'same' } : { asked: asked(checked.value) };
}

function readDose(
  { field, doseId, date: typedDate, vaccine, lot: typedLot, place: typedPlace }: CorrectionDraft,
  record: RecordToCorrect,
  today: string,
): CorrectionProblems & { readonly asked?: Asked } {
  const date = readDay(typedDate, today);
  const lot = tidy(typedLot);
  const place = tidy(typedPlace);
  const problems: CorrectionProblems = {
    ...(!date && { date: 'day' }),
    ...(!vaccine && { vaccine: 'vaccine' }),
    ...(lot.length > LONGEST_LOT && { lot: 'lot' }),
    ...(place.length > LONGEST_PLACE && { place: 'place' }),
  };
  if (!date || Object.keys(problems).length > 0) return problems;
  if (field === 'missing-dose')
    return { asked: { field, date, vaccine, ...(lot && { lot }), ...(place && { place }) } };
  const dose = record.doses.find(({ id }) => id === doseId);
  if (!dose) return { field: 'field' };
  const changed = {
    ...(date !== dose.date && { date }),
    ...(vaccine !== dose.vaccine && { vaccine }),
    ...(lot && lot !== dose.lot && { lot }),
  };
  return Object.keys(changed).length === 0
    ? { date: 'same' }
    : { asked: { field: 'dose', doseId: dose.id, ...changed } };
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

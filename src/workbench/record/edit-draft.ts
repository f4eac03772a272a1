import * as v from 'valibot';
import { IsoDate } from '../../contract.ts';
import type { Decision } from '../../work-contract/decisions.ts';
import type { RecordDetail } from '../../work-contract/records.ts';
import type { vi } from '../languages/vi.ts';

type Edit = Extract<Decision, { kind: 'edit' }>;

/** A dose as it is typed. */
export interface DoseDraft {
  readonly id: number;
  readonly ordinal: string;
  readonly date: string;
  readonly vaccine: string;
  readonly lot: string;
}

/** A record as it is typed; dates as people write them, `dd/mm/yyyy`. */
export interface Draft {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly documentNumber: string;
  readonly guardianDocumentNumber: string;
  readonly nationality: string;
  readonly phone: string;
  readonly doses: readonly DoseDraft[];
  readonly reason: string;
}

export type FieldProblem = keyof typeof vi.fieldProblems;

/** What is wrong, by the field's id: `name`, `dose-12-date`. */
export type DraftProblems = Readonly<Record<string, FieldProblem>>;

type Values = Pick<
  RecordDetail,
  | 'name'
  | 'birthDate'
  | 'sex'
  | 'documentNumber'
  | 'guardianDocumentNumber'
  | 'nationality'
  | 'phone'
  | 'doses'
>;

/** The record as a form begins with it. */
export const draftOf = (record: Values): Draft => ({
  name: record.name,
  birthDate: typedDay(record.birthDate),
  sex: record.sex,
  documentNumber: record.documentNumber ?? '',
  guardianDocumentNumber: record.guardianDocumentNumber ?? '',
  nationality: record.nationality,
  phone: record.phone ?? '',
  doses: (record.doses ?? []).map(({ id, ordinal, date, vaccine, lot }) => ({
    id,
    ordinal: String(ordinal),
    date: typedDay(date),
    vaccine,
    lot: lot ?? '',
  })),
  reason: '',
});

/** The form with what an edit meant to say, so that nothing that was typed is lost when it was refused. */
export function draftAgain(record: Values, { set, doses = [], reason }: Edit): Draft {
  const draft = draftOf({ ...record, ...set } as Values);
  const meant = new Map(doses.map((dose) => [dose.id, dose]));
  return {
    ...draft,
    reason,
    doses: draft.doses.map((dose) => {
      const edited = meant.get(dose.id);
      return edited
        ? {
            id: dose.id,
            ordinal: String(edited.ordinal),
            date: typedDay(edited.date),
            vaccine: edited.vaccine,
            lot: edited.lot ?? '',
          }
        : dose;
    }),
  };
}

type Checked =
  | { readonly edit: Pick<Edit, 'set' | 'doses' | 'reason'> }
  | { readonly problems: DraftProblems };

/** What the form changes in the record, or what is wrong with it. Only what differs is sent. */
export function readDraft(record: Values, draft: Draft): Checked {
  const problems: Record<string, FieldProblem> = {};
  const read = <T>(id: string, schema: v.GenericSchema<unknown, T>, typed: string, problem: FieldProblem) => {
    const parsed = v.safeParse(schema, typed);
    if (parsed.success) return parsed.output;
    problems[id] = typed.trim() === '' ? 'missing' : problem;
    return undefined;
  };
  const values = {
    name: read('name', Name, draft.name, 'name'),
    birthDate: read('birthDate', Day, draft.birthDate, 'date'),
    sex: draft.sex,
    documentNumber: read('documentNumber', DocumentNumber, draft.documentNumber, 'number'),
    guardianDocumentNumber: read(
      'guardianDocumentNumber',
      DocumentNumber,
      draft.guardianDocumentNumber,
      'number',
    ),
    nationality: read('nationality', Nationality, draft.nationality, 'nationality'),
    phone: read('phone', Phone, draft.phone, 'phone'),
  };
  const reason = read('reason', Reason, draft.reason, 'missing') ?? '';
  const doses = draft.doses.map((dose) => ({
    id: dose.id,
    ordinal: read(`dose-${dose.id}-ordinal`, Ordinal, dose.ordinal, 'ordinal') ?? 0,
    date: read(`dose-${dose.id}-date`, Day, dose.date, 'date') ?? '',
    vaccine: read(`dose-${dose.id}-vaccine`, Vaccine, dose.vaccine, 'missing') ?? '',
    lot: read(`dose-${dose.id}-lot`, Lot, dose.lot, 'lot') ?? null,
  }));
  if (Object.keys(problems).length > 0) return { problems };

  const set = Object.fromEntries(
    Object.entries(values).filter(([field, value]) => value !== record[field as keyof typeof values]),
  ) as Edit['set'];
  const before = new Map(record.doses?.map((dose) => [dose.id, dose]));
  const changed = doses.filter((dose) => {
    const was = before.get(dose.id);
    return (['ordinal', 'date', 'vaccine', 'lot'] as const).some((field) => was?.[field] !== dose[field]);
  });
  if (Object.keys(set).length === 0 && changed.length === 0) return { problems: { reason: 'unchanged' } };
  return { edit: { set, ...(changed.length > 0 && { doses: changed }), reason } };
}

const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((typed) => typed.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    v.nonEmpty(),
    v.maxLength(longest),
    v.regex(/^\P{Cc}*$/u),
  );
/** Nothing typed means that there is none. */
const orNull = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.union([
    v.pipe(
      v.string(),
      v.trim(),
      v.literal(''),
      v.transform(() => null),
    ),
    schema,
  ]);

const Name = v.pipe(text(100), v.regex(/\p{L}/u), v.regex(/^\P{Nd}*$/u));
/** As people write it, or as the service does. */
const Day = v.pipe(
  v.string(),
  v.trim(),
  v.transform((typed) => {
    const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(typed) ?? [];
    return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed;
  }),
  IsoDate,
);
const DocumentNumber = orNull(
  v.pipe(
    v.string(),
    v.transform((typed) =>
      typed
        .normalize('NFKC')
        .replace(/[\s.\-–]/gu, '')
        .toUpperCase(),
    ),
    v.regex(/^[A-Z0-9]{5,20}$/),
  ),
);
const Nationality = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{2,3}$/));
const Phone = orNull(
  v.pipe(
    v.string(),
    v.transform((typed) => typed.replace(/[\s.+-]/g, '')),
    v.regex(/^\d{9,12}$/),
  ),
);
const Reason = text(500);
const Ordinal = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,2}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(20),
);
const Vaccine = text(60);
const Lot = orNull(text(19));

/** `1968-12-30` as it is typed: `30/12/1968`. */
const typedDay = (date: string): string => date.split('-').reverse().join('/');

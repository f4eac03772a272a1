import type { RecordToCorrect } from '../correction-contract/corrections.ts';
import { formatCountry, formatDay } from '../ui/formats.ts';
import { type CorrectionDraft, EMPTY_DRAFT } from './correction-fields.ts';
import { say } from './correction-words.ts';

const typedDay = (date: string): string => date.split('-').reverse().join('/');

export interface CorrectionChoice {
  readonly key: string;
  readonly label: string;
  /** What is on record. */
  readonly text: string;
  /** The form as it begins. */
  readonly choose: CorrectionDraft;
}

const PERSON = ['name', 'birthDate', 'sex', 'documentNumber', 'nationality'] as const;

/** Everything of the record that may be wrong, and a dose that may be missing. */
export function choicesOf(record: RecordToCorrect): CorrectionChoice[] {
  const shown = {
    name: record.name,
    birthDate: formatDay(record.birthDate),
    sex: say(`report.${record.sex}`),
    documentNumber: record.documentNumber ?? say('report.none'),
    nationality: formatCountry(record.nationality),
  };
  return [
    ...PERSON.map((field) => ({
      key: field,
      label: say(`fields.${field}`),
      text: say('report.there', { value: shown[field] }),
      choose: { ...EMPTY_DRAFT, field },
    })),
    ...record.doses.map((dose) => ({
      key: `dose-${dose.id}`,
      label: say('report.dose', { day: formatDay(dose.date) }),
      text: say('report.doseText', {
        // What is not known is said as it was written.
        vaccine: record.vaccines.find(({ id }) => id === dose.vaccine)?.name ?? dose.vaccine,
        lot: dose.lot ?? say('report.noLot'),
        facility: dose.facility,
      }),
      choose: {
        ...EMPTY_DRAFT,
        field: 'dose' as const,
        doseId: dose.id,
        date: typedDay(dose.date),
        vaccine: dose.vaccine,
        lot: dose.lot ?? '',
      },
    })),
    {
      key: 'missing-dose',
      label: say('fields.missing-dose'),
      text: say('report.missingText'),
      choose: { ...EMPTY_DRAFT, field: 'missing-dose' as const },
    },
  ];
}

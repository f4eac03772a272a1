import type { DoorDraft, Requirement } from './fields.ts';

/** What a set begins with: fields to change, and no words yet. */
export interface Template extends Pick<DoorDraft, 'purpose' | 'name' | 'country'> {
  readonly requirements: readonly Requirement[];
}

/** Asks for one dose of anything, of everybody. */
export const ONE_DOSE: Omit<Requirement, 'disease'> = {
  course: 'doses',
  leastDoses: 1,
  leastDays: 0,
  mostDays: null,
  mostDaysConjugate: null,
  products: 'any',
  exemptBelowAge: null,
  cameFrom: [],
};

const YEAR_DAYS = 365;

/**
 * Countries with risk of yellow fever transmission (WHO, International travel and health, Annex 1). The same 42 stand in
 * copies of that list: NaTHNaC's, Shoreland's, and the Saudi ministry of health's of 9 June 2019.
 */
const YELLOW_FEVER_AREAS =
  'AO AR BF BI BJ BO BR CD CF CG CI CM CO EC ET GA GF GH GM GN GQ GW GY KE LR ML MR NE NG PA PE PY SD SL SN SR SS TD TG TT UG VE'.split(
    ' ',
  );
/** Countries of which Saudi Arabia asks pilgrims for a dose against polio; changed each year, and held against no source. */
const POLIO_AREAS = 'AF CD ET ID KE MG MW MZ NG PK SD SO TD TZ YE'.split(' ');

export const TEMPLATES = {
  // International Health Regulations (2005), Annexes 6 and 7: one dose for life, from the tenth day on.
  'yellow-fever': {
    purpose: 'yellow-fever',
    name: {
      vi: 'Nhập cảnh từ vùng có sốt vàng',
      en: 'entry from an area with yellow fever',
    },
    country: null,
    requirements: [
      {
        ...ONE_DOSE,
        disease: 'yellow-fever',
        leastDays: 10,
        products: 'who-listed',
        exemptBelowAge: 1,
        cameFrom: YELLOW_FEVER_AREAS,
      },
    ],
  },
  // Saudi Arabia's health requirements for Hajj, as Hong Kong's Travel Health Service gives them: ACWY within 3 years,
  // conjugate within 5, ten days before arrival; of those over one year of age (those of 1445H).
  hajj: {
    purpose: 'hajj',
    name: { vi: 'Hành hương Hajj', en: 'Hajj' },
    country: null,
    requirements: [
      {
        ...ONE_DOSE,
        disease: 'meningococcal',
        leastDays: 10,
        mostDays: 3 * YEAR_DAYS,
        mostDaysConjugate: 5 * YEAR_DAYS,
        products: 'acwy',
        exemptBelowAge: 1,
      },
      { ...ONE_DOSE, disease: 'polio', leastDays: 28, mostDays: YEAR_DAYS, cameFrom: POLIO_AREAS },
    ],
  },
  venue: {
    purpose: 'venue',
    name: { vi: 'Vào nơi tổ chức sự kiện', en: 'the venue' },
    country: null,
    requirements: [
      {
        ...ONE_DOSE,
        disease: 'covid-19',
        course: 'series',
        leastDoses: 2,
        leastDays: 14,
        exemptBelowAge: 12,
      },
    ],
  },
  entry: {
    purpose: 'entry',
    name: { vi: 'Nhập cảnh nước X', en: 'entry to X' },
    country: null,
    requirements: [{ ...ONE_DOSE, disease: 'covid-19', leastDoses: 2, leastDays: 14 }],
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

import { CVX, EU_PRODUCT_NAME, ICD11 } from './code-systems.ts';

/** A code in a code system, as FHIR writes it. */
export interface Coding {
  readonly system: string;
  readonly code: string;
}

export type DiseaseId =
  | 'covid-19'
  | 'yellow-fever'
  | 'meningococcal'
  | 'polio'
  | 'measles'
  | 'mumps'
  | 'rubella'
  | 'diphtheria'
  | 'tetanus'
  | 'pertussis'
  | 'hepatitis-a'
  | 'hepatitis-b'
  | 'hib'
  | 'influenza'
  | 'varicella'
  | 'zoster'
  | 'pneumococcal'
  | 'rotavirus'
  | 'hpv'
  | 'tuberculosis'
  | 'rabies'
  | 'typhoid'
  | 'cholera'
  | 'japanese-encephalitis'
  | 'tick-borne-encephalitis'
  | 'dengue'
  | 'malaria'
  | 'ebola'
  | 'smallpox'
  | 'mpox'
  | 'anthrax'
  | 'plague'
  | 'rsv'
  | 'adenovirus'
  | 'chikungunya'
  | 'enterovirus-71'
  | 'hepatitis-e'
  | 'leptospirosis'
  | 'lyme'
  | 'q-fever'
  | 'tularaemia'
  | 'typhus';

/** Kinds of vaccine, each with a name in every language. */
export type VaccineTypeId =
  | 'mrna'
  | 'viral-vector'
  | 'inactivated'
  | 'protein-subunit'
  | 'live-attenuated'
  | 'conjugate'
  | 'polysaccharide'
  | 'toxoid'
  | 'virus-like-particle'
  | 'dna'
  | 'antibodies';

export interface Vaccine {
  readonly disease: DiseaseId;
  readonly type: VaccineTypeId;
  /** The product's name in trade, the same in every language. */
  readonly product: string;
  readonly manufacturer: string;
  /** What we write into a certificate, most specific first; together they identify the product. */
  readonly codings: readonly [Coding, ...Coding[]];
}

const cvx = (code: string): Coding => ({ system: CVX, code });
const icd11 = (code: string): Coding => ({ system: ICD11, code });

/**
 * The vaccines that we issue certificates for: the eight licensed in Viet Nam in 2021–22 and those that travellers
 * are asked for. Disease, type, product and manufacturer follow from the code, so that a certificate need not say
 * them: only codes that name one product stand here. CVX first, since most readers know it; else ICD-11 (WHO).
 * Abdala has no code of its own in either, so its EU product name stands beside the kind's code.
 */
export const VACCINES = {
  comirnaty: {
    disease: 'covid-19',
    type: 'mrna',
    product: 'Comirnaty',
    manufacturer: 'Pfizer–BioNTech',
    codings: [cvx('208')],
  },
  spikevax: {
    disease: 'covid-19',
    type: 'mrna',
    product: 'Spikevax',
    manufacturer: 'Moderna',
    codings: [cvx('207')],
  },
  vaxzevria: {
    disease: 'covid-19',
    type: 'viral-vector',
    product: 'Vaxzevria',
    manufacturer: 'AstraZeneca',
    codings: [cvx('210')],
  },
  janssen: {
    disease: 'covid-19',
    type: 'viral-vector',
    product: 'COVID-19 Vaccine Janssen',
    manufacturer: 'Janssen',
    codings: [cvx('212')],
  },
  'sputnik-v': {
    disease: 'covid-19',
    type: 'viral-vector',
    product: 'Sputnik V',
    manufacturer: 'Gamaleya',
    codings: [cvx('505')],
  },
  'vero-cell': {
    disease: 'covid-19',
    type: 'inactivated',
    product: 'Vero Cell (BBIBP-CorV)',
    manufacturer: 'Sinopharm (Beijing)',
    codings: [cvx('510')],
  },
  'hayat-vax': {
    disease: 'covid-19',
    type: 'inactivated',
    product: 'Hayat-Vax',
    manufacturer: 'Julphar (Gulf Pharmaceutical Industries)',
    codings: [icd11('XM9FQ7')],
  },
  abdala: {
    disease: 'covid-19',
    type: 'protein-subunit',
    product: 'Abdala',
    manufacturer: 'CIGB',
    codings: [icd11('XM5JC5'), { system: EU_PRODUCT_NAME, code: 'Abdala' }],
  },
  stamaril: {
    disease: 'yellow-fever',
    type: 'live-attenuated',
    product: 'Stamaril',
    manufacturer: 'Sanofi Pasteur',
    codings: [cvx('183')],
  },
  menactra: {
    disease: 'meningococcal',
    type: 'conjugate',
    product: 'Menactra',
    manufacturer: 'Sanofi Pasteur',
    codings: [cvx('114')],
  },
} as const satisfies Record<string, Vaccine>;

export type VaccineId = keyof typeof VACCINES;

const same = (a: Coding, b: Coding) => a.system === b.system && a.code === b.code;

/**
 * The vaccine that a certificate's codes name, or undefined where they name none that we know: then the code itself
 * is shown, never dropped.
 */
export function findVaccine(codings: readonly Coding[]): Vaccine | undefined {
  return Object.values<Vaccine>(VACCINES).find((vaccine) =>
    vaccine.codings.every((wanted) => codings.some((given) => same(wanted, given))),
  );
}

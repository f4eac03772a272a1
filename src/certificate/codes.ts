import type { Immunization } from './certificate.ts';
import { ATC, CVX, EU_ORGANISATION, ICD11, ICVP_PRODUCT, LOINC, SNOMED_CT } from './code-systems.ts';
import type { IcvpProducts } from './icvp-products.ts';
import { ATC_VACCINES, CVX_VACCINES, EU_VACCINES, ICD11_VACCINES, SNOMED_VACCINES } from './vaccine-codes.ts';
import { type Coding, type DiseaseId, findVaccine, type VaccineTypeId } from './vaccines.ts';

/** What a vaccine's code means. Diseases, kinds and the like have words in every language; names have none to need. */
export interface VaccineConcept {
  readonly diseases: readonly DiseaseId[];
  readonly type?: VaccineTypeId;
  readonly product?: string;
  readonly manufacturer?: string;
}

/** What was given, as far as its codes are known here; whatever is not is given as the code itself, never dropped. */
export interface GivenVaccine {
  readonly diseases: readonly DiseaseId[];
  /** Codes of diseases that are not known here. */
  readonly otherDiseases: readonly string[];
  readonly type?: VaccineTypeId;
  /** The name in trade, else the issuer's words, else the codes. */
  readonly product: string;
  readonly manufacturer?: string;
}

/** Diseases by their code in SNOMED CT and by their stem code in ICD-11. */
const DISEASES: Readonly<Record<string, DiseaseId>> = {
  '840539006': 'covid-19',
  RA01: 'covid-19',
  '16541001': 'yellow-fever',
  '1D47': 'yellow-fever',
  '23511006': 'meningococcal',
  '1C1C': 'meningococcal',
  '398102009': 'polio',
  '1C81': 'polio',
  '14189004': 'measles',
  '1F03': 'measles',
  '36989005': 'mumps',
  '1D80': 'mumps',
  '36653000': 'rubella',
  '1F02': 'rubella',
  '397430003': 'diphtheria',
  '1C17': 'diphtheria',
  '76902006': 'tetanus',
  '1C13': 'tetanus',
  '27836007': 'pertussis',
  '1C12': 'pertussis',
  '40468003': 'hepatitis-a',
  '66071002': 'hepatitis-b',
  '709410003': 'hib',
  '6142004': 'influenza',
  '1E30': 'influenza',
  '38907003': 'varicella',
  '1E90': 'varicella',
  '4740000': 'zoster',
  '1E91': 'zoster',
  '16814004': 'pneumococcal',
  '18624000': 'rotavirus',
  '240532009': 'hpv',
  '56717001': 'tuberculosis',
  '1B10': 'tuberculosis',
  '14168008': 'rabies',
  '1C82': 'rabies',
  '4834000': 'typhoid',
  '1A07': 'typhoid',
  '63650001': 'cholera',
  '1A00': 'cholera',
  '52947006': 'japanese-encephalitis',
  '1C85': 'japanese-encephalitis',
  '712986001': 'tick-borne-encephalitis',
  '1C84': 'tick-borne-encephalitis',
  '38362002': 'dengue',
  '61462000': 'malaria',
  '37109004': 'ebola',
  '67924001': 'smallpox',
  '1E70': 'smallpox',
  '359814004': 'mpox',
  '1E71': 'mpox',
};

/** The disease that a code names; undefined where it is not known here. ICD-11's subcodes follow after a dot. */
export function diseaseOf({ system, code }: Coding): DiseaseId | undefined {
  const stem = system === ICD11 ? (code.split('.')[0] ?? code) : code;
  if (system !== SNOMED_CT && system !== ICD11) return undefined;
  if (/^1E50\.[01]/.test(code)) return code.startsWith('1E50.0') ? 'hepatitis-a' : 'hepatitis-b';
  return Object.hasOwn(DISEASES, stem) ? DISEASES[stem] : undefined;
}

/** Manufacturers by EMA's number, as the EU's value set 2.12 names them. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  'ORG-100001699': 'AstraZeneca',
  'ORG-100030215': 'BioNTech',
  'ORG-100001417': 'Janssen',
  'ORG-100031184': 'Moderna',
  'ORG-100006270': 'CureVac',
  'ORG-100013793': 'CanSino Biologics',
  'ORG-100020693': 'Sinopharm (Beijing)',
  'ORG-100010771': 'Sinopharm (Prague)',
  'ORG-100024420': 'Sinopharm (Shenzhen)',
  'ORG-100032020': 'Novavax',
  'ORG-100001981': 'Serum Institute of India',
  'ORG-100007893': 'R-Pharm',
  'ORG-100023050': 'Julphar (Gulf Pharmaceutical Industries)',
  'ORG-100033914': 'Medigen',
  'ORG-100000788': 'Sanofi Pasteur',
  'ORG-100036422': 'Valneva',
  'ORG-100026614': 'Sinocelltech',
  'ORG-100008549': 'Medicago',
  'ORG-100036914': 'HIPRA',
};

/** WHO's catalogue is not ours to ship, but its codes say which disease they are about. */
const ICVP_BEGINNINGS: readonly (readonly [string, VaccineConcept])[] = [
  ['YellowFever', { diseases: ['yellow-fever'], type: 'live-attenuated' }],
  ['Polio', { diseases: ['polio'] }],
];

function conceptOf({ system, code }: Coding): VaccineConcept | undefined {
  switch (system) {
    case CVX:
      return CVX_VACCINES.get(code);
    case ICD11:
      return ICD11_VACCINES.get(code);
    case SNOMED_CT:
      return SNOMED_VACCINES.get(code);
    case ATC:
      // A longer code is a kind of the shorter one.
      return ATC_VACCINES.get(code) ?? ATC_VACCINES.get(code.slice(0, 5));
    case ICVP_PRODUCT:
      return ICVP_BEGINNINGS.find(([beginning]) => code.startsWith(beginning))?.[1];
    default:
      return EU_VACCINES.get(code);
  }
}

const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  [CVX]: 'CVX',
  [ICD11]: 'ICD-11',
  [SNOMED_CT]: 'SNOMED CT',
  [LOINC]: 'LOINC',
  [ATC]: 'ATC',
};

/** A code as it is shown where nothing here knows what it means. */
export const codeWords = ({ system, code }: Coding): string =>
  SYSTEM_NAMES[system] ? `${SYSTEM_NAMES[system]} ${code}` : code;

/**
 * Everything that the codes and words of a vaccination say about what was given.
 *
 * @param products WHO's catalogue, where trust has it: it is not ours to ship.
 */
export function givenVaccine(immunization: Immunization, products?: IcvpProducts): GivenVaccine {
  const { vaccine, disease = [], manufacturer = [] } = immunization;
  const own = findVaccine(vaccine);
  const listed = vaccine.find(({ system }) => system === ICVP_PRODUCT);
  const inCatalogue = listed && products?.get(listed.code);
  const concepts: VaccineConcept[] = [
    ...(own ? [{ ...own, diseases: [own.disease] }] : []),
    ...vaccine.map(conceptOf).filter((concept) => concept !== undefined),
  ];
  const named = disease.map(diseaseOf).filter((id) => id !== undefined);
  const type = concepts.find((concept) => concept.type)?.type;
  const product = concepts.find((concept) => concept.product)?.product;
  const maker = manufacturer.map(({ system, code }) =>
    system === EU_ORGANISATION ? (ORGANISATIONS[code] ?? code) : code.replaceAll('-', ' '),
  );
  const manufacturerName =
    immunization.manufacturerName ??
    maker[0] ??
    inCatalogue?.manufacturer ??
    concepts.find((concept) => concept.manufacturer)?.manufacturer;
  return {
    diseases: [...new Set(named.length > 0 ? named : concepts.flatMap(({ diseases }) => diseases))],
    otherDiseases: disease.filter((coding) => !diseaseOf(coding)).map(codeWords),
    ...(type && { type }),
    product: inCatalogue?.name ?? product ?? immunization.productName ?? vaccine.map(codeWords).join(', '),
    ...(manufacturerName !== undefined && { manufacturer: manufacturerName }),
  };
}

export type TestTypeId = 'naat' | 'rapid-antigen' | 'antigen' | 'antibody';

const TEST_TYPES: Readonly<Record<string, TestTypeId>> = {
  'LP6464-4': 'naat',
  'LP217198-3': 'rapid-antigen',
  '94309-2': 'naat',
  '94500-6': 'naat',
  '94533-7': 'naat',
  '94534-5': 'naat',
  '94759-8': 'naat',
  '94845-5': 'naat',
  '95406-5': 'naat',
  '95608-6': 'naat',
  '94558-4': 'rapid-antigen',
  '97097-0': 'rapid-antigen',
  '95209-3': 'rapid-antigen',
  '96119-3': 'antigen',
  '94661-6': 'antibody',
  '94762-2': 'antibody',
};

/** The kind of test that a LOINC code names; undefined where it is not known here. */
export function testTypeOf(codings: readonly Coding[]): TestTypeId | undefined {
  const known = codings.find(({ system, code }) => system === LOINC && Object.hasOwn(TEST_TYPES, code));
  return known && TEST_TYPES[known.code];
}

import type { Immunization, TestOutcome, TestResult } from './certificate.ts';
import {
  ATC,
  CVX,
  EU_MANUFACTURER_NAME,
  EU_ORGANISATION,
  ICD11,
  ICVP_PRODUCT,
  LOINC,
  SNOMED_CT,
} from './code-systems.ts';
import type { IcvpProducts } from './icvp-products.ts';
import { outcomeOf } from './test-outcome.ts';
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
  /** The name in trade, else the issuer's words; with every code that is not known here. */
  readonly product?: string;
  /** All the codes of what was given, for those who want to look them up. */
  readonly codes: string;
  readonly manufacturer?: string;
}

/** Diseases by their code in SNOMED CT, and by their stem code or their agent's code in ICD-11. */
const DISEASES: Readonly<Record<string, DiseaseId>> = {
  '840539006': 'covid-19',
  RA01: 'covid-19',
  XN109: 'covid-19',
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
  '1E50.0': 'hepatitis-a',
  '66071002': 'hepatitis-b',
  '1E50.1': 'hepatitis-b',
  '1E50.4': 'hepatitis-e',
  '709410003': 'hib',
  XN0FG: 'hib',
  '6142004': 'influenza',
  '1E30': 'influenza',
  '1E32': 'influenza',
  '38907003': 'varicella',
  '1E90': 'varicella',
  '4740000': 'zoster',
  '1E91': 'zoster',
  '16814004': 'pneumococcal',
  'CA40.07': 'pneumococcal',
  '18624000': 'rotavirus',
  '1A22': 'rotavirus',
  XN6N7: 'rotavirus',
  '240532009': 'hpv',
  XN8JY: 'hpv',
  '56717001': 'tuberculosis',
  '1B10': 'tuberculosis',
  '1B1Z': 'tuberculosis',
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
  '1D20': 'dengue',
  '1D21': 'dengue',
  '1D22': 'dengue',
  '1D2Z': 'dengue',
  '61462000': 'malaria',
  '1F4Z': 'malaria',
  '37109004': 'ebola',
  '67924001': 'smallpox',
  '1E70': 'smallpox',
  '359814004': 'mpox',
  '1E71': 'mpox',
  '409498004': 'anthrax',
  '1B97': 'anthrax',
  '58750007': 'plague',
  '1B93': 'plague',
  '55735004': 'rsv',
  '111864006': 'chikungunya',
  '1D40': 'chikungunya',
};

/** What codes of diseases name, each disease once; and the codes that are not known here. */
export const diseasesOf = (codings: readonly Coding[]): Pick<GivenVaccine, 'diseases' | 'otherDiseases'> => ({
  diseases: [...new Set(codings.map(diseaseOf).filter((disease) => disease !== undefined))],
  otherDiseases: codings.filter((coding) => !diseaseOf(coding)).map(codeWords),
});

/** The disease that a code names; undefined where it is not known here. ICD-11's subcodes follow after a dot. */
function diseaseOf({ system, code }: Coding): DiseaseId | undefined {
  if (system !== SNOMED_CT && system !== ICD11) return undefined;
  const known = [code, system === ICD11 && code.split('.')[0]].find(
    (key) => key && Object.hasOwn(DISEASES, key),
  );
  return known ? DISEASES[known] : undefined;
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

/** WHO's catalogue is not ours to ship, but its codes begin with what they are against. */
const ICVP_BEGINNINGS: readonly (readonly [string, VaccineConcept])[] = [
  ['YellowFever', { diseases: ['yellow-fever'], type: 'live-attenuated' }],
  ['PolioVaccineInactivated', { diseases: ['polio'], type: 'inactivated' }],
  ['PolioVaccineOral', { diseases: ['polio'], type: 'live-attenuated' }],
  ['PolioVaccineNovelOral', { diseases: ['polio'], type: 'live-attenuated' }],
  ['Polio', { diseases: ['polio'] }],
  ['DiphtheriaTetanusPertuss', { diseases: ['diphtheria', 'tetanus', 'pertussis'] }],
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
const codeWords = ({ system, code }: Coding): string =>
  SYSTEM_NAMES[system] ? `${SYSTEM_NAMES[system]} ${code}` : code;

/** A name, and in brackets whatever else stands beside it; undefined where there is neither. */
function nameWith(name: string | undefined, codes: readonly string[]): string | undefined {
  const others = codes.filter((code) => code !== name).join(', ');
  return name && others ? `${name} (${others})` : name || others || undefined;
}

/** The name that a manufacturer's code stands for: a number of EMA's register, or a name with dashes for blanks. */
function manufacturerOf({ system, code }: Coding): string | undefined {
  if (system === EU_MANUFACTURER_NAME) return code.replaceAll('-', ' ');
  return system === EU_ORGANISATION && Object.hasOwn(ORGANISATIONS, code) ? ORGANISATIONS[code] : undefined;
}

/**
 * Everything that the codes and words of a vaccination say about what was given.
 *
 * @param products WHO's catalogue, where trust has it: it is not ours to ship.
 */
export function givenVaccine(immunization: Immunization, products?: IcvpProducts): GivenVaccine {
  const { vaccine, disease = [], manufacturer = [], productName, manufacturerName } = immunization;
  const own = findVaccine(vaccine);
  const listed = vaccine.find(({ system }) => system === ICVP_PRODUCT);
  const inCatalogue = listed && products?.get(listed.code);
  const concepts: VaccineConcept[] = [
    ...(own ? [{ ...own, diseases: [own.disease] }] : []),
    ...vaccine.map(conceptOf).filter((concept) => concept !== undefined),
  ];
  const isKnown = (coding: Coding) => conceptOf(coding) !== undefined || (coding === listed && inCatalogue);
  const { diseases, otherDiseases } = diseasesOf(disease);
  const type = concepts.find((concept) => concept.type)?.type;
  const product = nameWith(
    inCatalogue?.name ?? concepts.find((concept) => concept.product)?.product ?? productName,
    vaccine.filter((coding) => !isKnown(coding)).map(codeWords),
  );
  const maker = nameWith(
    manufacturerName ??
      manufacturer.map(manufacturerOf).find((name) => name) ??
      inCatalogue?.manufacturer ??
      concepts.find((concept) => concept.manufacturer)?.manufacturer,
    manufacturer.filter((coding) => !manufacturerOf(coding)).map(codeWords),
  );
  return {
    diseases: diseases.length > 0 ? diseases : [...new Set(concepts.flatMap((concept) => concept.diseases))],
    otherDiseases,
    ...(type && { type }),
    ...(product !== undefined && { product }),
    codes: vaccine.map(codeWords).join(', '),
    ...(maker !== undefined && { manufacturer: maker }),
  };
}

export type TestTypeId = 'naat' | 'rapid-antigen' | 'antigen' | 'antibody';

/** LOINC's codes of tests for SARS-CoV-2, as the EU and SMART Health Cards use them. */
const TEST_TYPES: Readonly<Record<TestTypeId, string>> = {
  naat:
    'LP6464-4 94307-6 94308-4 94309-2 94310-0 94314-2 94315-9 94316-7 94500-6 94502-2 94532-9 94533-7 94534-5 94559-2 ' +
    '94565-9 94639-2 94640-0 94641-8 94647-5 94660-8 94756-4 94757-2 94758-0 94759-8 94760-6 94765-5 94766-3 94767-1 ' +
    '94845-5 95406-5 95409-9 95423-0 95425-5 95608-6 95823-1 95824-9 96091-4 96120-1 96121-9 96122-7 96123-5 96448-6 ' +
    '96763-8 96765-3 96797-6 96829-7 96957-6 96958-4 96986-5 97098-8 98131-6 98132-4 98493-0 98494-8',
  'rapid-antigen': 'LP217198-3 94558-4 95209-3 97097-0',
  antigen: '96119-3',
  antibody:
    '94507-1 94508-9 94547-7 94562-6 94563-4 94564-2 94661-6 94761-4 94762-2 94768-9 95125-1 95411-5 95416-4 95542-7 ' +
    '95825-6 96603-6 98069-8 99596-9 99597-7',
};

const TYPE_BY_CODE: ReadonlyMap<string, TestTypeId> = new Map(
  (Object.keys(TEST_TYPES) as TestTypeId[]).flatMap((type) =>
    TEST_TYPES[type].split(' ').map((code) => [code, type] as const),
  ),
);

const testTypeOf = ({ system, code }: Coding): TestTypeId | undefined =>
  system === LOINC ? TYPE_BY_CODE.get(code) : undefined;

/** What was tested and found, as far as its codes are known here; whatever is not is given as the code itself. */
export interface GivenTest {
  readonly type?: TestTypeId;
  /** Codes of kinds of test that are not known here. */
  readonly otherTypes: readonly string[];
  readonly outcome?: TestOutcome;
  /** The result as the issuer words it, and codes of results that are not known here. */
  readonly otherResult?: string;
  /** The test's or device's name, and the codes of the device. */
  readonly name?: string;
}

/** Everything that the codes and words of a test say about it. */
export function givenTest(test: TestResult): GivenTest {
  const { type, result, outcome, resultText, name, device = [] } = test;
  const known = type.map(testTypeOf).find((id) => id);
  const otherResult = nameWith(
    outcome ? undefined : resultText,
    result.filter((coding) => !outcome || !outcomeOf([coding])).map(codeWords),
  );
  const named = nameWith(name, device.map(codeWords));
  return {
    ...(known && { type: known }),
    otherTypes: type.filter((coding) => !testTypeOf(coding)).map(codeWords),
    ...(outcome && { outcome }),
    ...(otherResult !== undefined && { otherResult }),
    ...(named !== undefined && { name: named }),
  };
}

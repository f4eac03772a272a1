import {
  type Certificate,
  type CertificateFormat,
  type Immunization,
  kindOf,
} from '../../certificate/certificate.ts';
import { ICVP_PRODUCT } from '../../certificate/code-systems.ts';
import { diseasesOf, givenTest, givenVaccine } from '../../certificate/codes.ts';
import { alpha2Of } from '../../certificate/country-codes.ts';
import type { IcvpProducts } from '../../certificate/icvp-products.ts';

/** The version of what rules for doors look at; a rule names the oldest that it knows how to read. */
export const SUBJECT_VERSION = '1.0.0';

/** A dose as rules see it. What a certificate does not say is null and never guessed at. Days are `YYYY-MM-DD`. */
export type DoorDose = {
  /** Ids of `certificate/vaccines.ts`; none of antibodies, which codes of vaccines have among them and are no vaccine. */
  readonly diseases: readonly string[];
  /** Whether the codes say all that it is against. */
  readonly isDiseaseKnown: boolean;
  /** Name in trade where the codes are known here, code of WHO's catalogue, else the codes themselves. */
  readonly product: string | null;
  /** Id of the kind of vaccine. */
  readonly kind: string | null;
  readonly manufacturer: string | null;
  readonly date: string | null;
  readonly doseNumber: number | null;
  readonly totalDoses: number | null;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
  readonly country: string | null;
  readonly isSubpotent: boolean;
  /** Whether another one before it is of the same day against the same: two sources may have written one dose. */
  readonly isRepeated: boolean;
};

/** What rules for a door look at, the same for each family of codes: JSON. */
export type DoorSubject = {
  readonly format: CertificateFormat;
  readonly kind: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly issuedIn: string | null;
  /** The first and the last day that the birth date may mean. */
  readonly holder: { readonly bornFrom: string | null; readonly bornUntil: string | null };
  /** Whether every dose that is meant is there, and not the latest alone. */
  readonly listsAll: boolean;
  readonly statement: string | null;
  readonly immunizations: readonly DoorDose[];
  readonly tests: readonly {
    readonly diseases: readonly string[];
    readonly type: string | null;
    readonly outcome: string | null;
    readonly sampledAt: string | null;
  }[];
  readonly recoveries: readonly {
    readonly diseases: readonly string[];
    readonly firstPositiveDate: string | null;
    readonly effectiveFrom: string | null;
    readonly effectiveUntil: string | null;
  }[];
};

/** The others certify one event each, mostly the latest. */
const LISTING_ALL: readonly CertificateFormat[] = ['shc', 'vds-nc'];

export const listsAllDoses = (format: CertificateFormat): boolean => LISTING_ALL.includes(format);

/**
 * @param issuedIn ISO 3166-1 alpha-2 of the issuer that is trusted.
 * @param products WHO's catalogue, where trust has it.
 */
export function doorSubject(
  certificate: Certificate,
  issuedIn: string | undefined,
  products?: IcvpProducts,
): DoorSubject {
  const { format, holder, immunizations, tests, recoveries, statement } = certificate;
  return {
    format,
    kind: kindOf(certificate) ?? null,
    issuedIn: issuedIn ?? null,
    holder: bornWithin(holder.birthDate),
    listsAll: listsAllDoses(format),
    statement: statement ?? null,
    immunizations: withRepeated(immunizations.map((immunization) => doseOf(immunization, products))),
    tests: tests.map((test) => ({
      diseases: diseasesOf(test.disease ?? []).diseases,
      type: givenTest(test).type ?? null,
      outcome: test.outcome ?? null,
      sampledAt: test.sampledAt,
    })),
    recoveries: recoveries.map(({ disease, firstPositiveDate, effectiveFrom, effectiveUntil }) => ({
      diseases: diseasesOf(disease).diseases,
      firstPositiveDate: wholeDay(firstPositiveDate),
      effectiveFrom: wholeDay(effectiveFrom),
      effectiveUntil: wholeDay(effectiveUntil),
    })),
  };
}

type WrittenDose = Omit<DoorDose, 'isRepeated'>;

/** Doses in the order in which they stand, and which of them repeat one that is before them. */
export const withRepeated = (doses: readonly WrittenDose[]): DoorDose[] =>
  doses.map((dose, at) => ({
    ...dose,
    isRepeated:
      dose.date !== null &&
      doses
        .slice(0, at)
        .some(
          ({ date, diseases }) => date === dose.date && diseases.some((one) => dose.diseases.includes(one)),
        ),
  }));

function doseOf(immunization: Immunization, products: IcvpProducts | undefined): WrittenDose {
  const { diseases, otherDiseases, type, product, codes, manufacturer } = givenVaccine(
    immunization,
    products,
  );
  const { vaccine, date, doseNumber, totalDoses, effectiveFrom, effectiveUntil, country, subpotent } =
    immunization;
  const inCatalogue = vaccine.find(({ system }) => system === ICVP_PRODUCT)?.code;
  return {
    diseases: type === 'antibodies' ? [] : diseases,
    isDiseaseKnown: diseases.length > 0 && otherDiseases.length === 0,
    product: inCatalogue ?? product ?? (codes || null),
    kind: type ?? null,
    manufacturer: manufacturer ?? null,
    date: wholeDay(date),
    doseNumber: doseNumber ?? null,
    totalDoses: totalDoses ?? null,
    effectiveFrom: wholeDay(effectiveFrom),
    effectiveUntil: wholeDay(effectiveUntil),
    country: country === undefined ? null : (alpha2Of(country) ?? country),
    isSubpotent: subpotent === true,
  };
}

/** A day that exists; null for what is coarser, or none. */
function wholeDay(text: string | undefined): string | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null;
}

/** The days that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean. */
function bornWithin(text: string): DoorSubject['holder'] {
  const [, year = '', month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === '') return { bornFrom: wholeDay(text), bornUntil: wholeDay(text) };
  const bornFrom = wholeDay(`${year}-${month ?? '01'}-01`);
  if (!bornFrom) return { bornFrom: null, bornUntil: null };
  const last = new Date(`${year}-${month ?? '12'}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return { bornFrom, bornUntil: last.toISOString().slice(0, 10) };
}

import { SUBCLAIM } from './hcert.ts';
import { type CertificateContent, nameParts } from './issue.ts';
import { type DocumentSigner, issueHcert } from './issue-hcert.ts';
import type { SigningPlatform } from './signing-platform.ts';
import { mrzName } from './transliterate.ts';
import { twinId } from './twin-id.ts';
import { uvci } from './uvci.ts';
import { VACCINES, type VaccineId } from './vaccines.ts';

const COVID_19 = '840539006';
const DCC_VERSION = '1.3.0';
/** The longest text that the schema allows. */
const TEXT_LENGTH = 80;

/** Who issues, as an EU certificate names it. */
export interface HcertAuthority {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** In Latin letters. */
  readonly name: string;
}

interface EuCodes {
  /** vp: vaccine or prophylaxis, SNOMED CT. */
  readonly prophylaxis: string;
  /** mp: medicinal product. */
  readonly product: string;
  /** ma: marketing authorisation holder or manufacturer. */
  readonly manufacturer: string;
}

const MRNA = '1119349007';
const VECTOR = '29061000087103';
const INACTIVATED = '1157024006';
/** A vaccine of which the value set says no more than the disease. */
const UNSPECIFIED = '28531000087107';

/** The EU's value sets 2.12 with their encoding instructions, for the vaccines that we issue certificates for. */
const EU_CODES: Partial<Readonly<Record<VaccineId, EuCodes>>> = {
  comirnaty: { prophylaxis: MRNA, product: 'EU/1/20/1528', manufacturer: 'ORG-100030215' },
  spikevax: { prophylaxis: MRNA, product: 'EU/1/20/1507', manufacturer: 'ORG-100031184' },
  vaxzevria: { prophylaxis: VECTOR, product: 'EU/1/21/1529', manufacturer: 'ORG-100001699' },
  janssen: { prophylaxis: VECTOR, product: 'EU/1/20/1525', manufacturer: 'ORG-100001417' },
  'sputnik-v': { prophylaxis: VECTOR, product: 'Sputnik-V', manufacturer: 'Gamaleya-Research-Institute' },
  'vero-cell': { prophylaxis: INACTIVATED, product: 'BBIBP-CorV', manufacturer: 'ORG-100020693' },
  'hayat-vax': { prophylaxis: INACTIVATED, product: 'Hayat-Vax', manufacturer: 'ORG-100023050' },
  abdala: { prophylaxis: UNSPECIFIED, product: 'Abdala', manufacturer: 'CIGB' },
};

/** Doses of the primary series, where it is not two. */
const SERIES: Partial<Readonly<Record<VaccineId, number>>> = { janssen: 1, abdala: 3 };

/**
 * Signs an EU Digital COVID Certificate 1.3 of the last dose against COVID-19; it holds exactly one.
 *
 * @returns the text of its code, or undefined where no dose is against COVID-19.
 * Source: eu-dcc-schema 1.3.3; Regulation (EU) 2021/953, implementing decision 2021/2301 on how boosters are counted.
 */
export async function issueDcc(
  content: CertificateContent,
  authority: HcertAuthority,
  signer: DocumentSigner,
  platform?: SigningPlatform,
): Promise<string | undefined> {
  const doses = content.doses.filter(({ vaccine }) => VACCINES[vaccine].disease === 'covid-19');
  const last = doses.at(-1);
  const codes = last && EU_CODES[last.vaccine];
  if (!last || !codes) return undefined;
  const [first = last] = doses;
  // 1/2, 2/2, then 3/3; after one dose that was the whole series, 2/1.
  const series = SERIES[first.vaccine] ?? 2;
  const total = series === 1 ? 1 : Math.max(series, doses.length);
  return issueHcert(
    SUBCLAIM.dcc,
    {
      ver: DCC_VERSION,
      nam: nameOf(content),
      dob: content.holder.birthDate,
      v: [
        {
          tg: COVID_19,
          vp: codes.prophylaxis,
          mp: codes.product,
          ma: codes.manufacturer,
          dn: doses.length,
          sd: total,
          dt: last.date,
          co: authority.country,
          is: authority.name.slice(0, TEXT_LENGTH),
          ci: uvci(authority.country, content.number),
        },
      ],
    },
    {
      issuer: authority.country,
      issuedAtSeconds: content.issuedAtSeconds,
      expiresAtSeconds: content.expiresAtSeconds,
      identifier: twinId(content.revocationId, 0),
    },
    signer,
    platform,
  );
}

/** Of a name whose parts we do not know all is surname, as travel documents do it. */
function nameOf({ holder }: CertificateContent) {
  const parts = nameParts(holder);
  const [family, given] = 'text' in parts ? [parts.text, ''] : [parts.family, parts.given.join(' ')];
  return {
    fn: family.slice(0, TEXT_LENGTH),
    fnt: mrzName(family).slice(0, TEXT_LENGTH),
    ...(given !== '' && { gn: given.slice(0, TEXT_LENGTH), gnt: mrzName(given).slice(0, TEXT_LENGTH) }),
  };
}

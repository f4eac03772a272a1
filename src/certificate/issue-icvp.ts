import { alpha3Of } from './country-codes.ts';
import { SUBCLAIM } from './hcert.ts';
import type { CertificateContent, Dose } from './issue.ts';
import type { HcertAuthority } from './issue-dcc.ts';
import { type DocumentSigner, issueHcert } from './issue-hcert.ts';
import type { SigningPlatform } from './signing-platform.ts';
import { twinId } from './twin-id.ts';
import { VACCINES } from './vaccines.ts';

/** The version of the payload that we write (SMART ICVP, DVC payload of 2026). */
const VERSION = '1.0';

/** International Health Regulations, Annex 7 §2(a)(iv): valid from the tenth day after vaccination. */
const YELLOW_FEVER_DAYS = 10;
const DAY_SECONDS = 86_400;

/**
 * Signs a digital International Certificate of Vaccination or Prophylaxis, the digital yellow card: one recipient, one
 * dose (SMART ICVP 0.3, REQ-CC-03). It says from when the dose counts (REQ-DE-20), and no end, since protection is for
 * life (REQ-DE-22); its signer's certificate still has one.
 *
 * @param dose one of the content's.
 * @param product the code of the vaccine in WHO's catalogue.
 * @returns the text of its code, or undefined where the record lacks what none may be without: nationality (REQ-DE-08)
 *   or batch number (REQ-DE-17).
 */
export async function issueIcvp(
  { holder, sex, doses, revocationId, issuedAtSeconds }: CertificateContent,
  dose: Dose,
  product: string,
  authority: HcertAuthority,
  signer: DocumentSigner,
  platform?: SigningPlatform,
): Promise<string | undefined> {
  const { nationality, documentNumber } = holder;
  const { vaccine, date, lot } = dose;
  if (!nationality || !lot) return undefined;
  const waitingDays = VACCINES[vaccine].disease === 'yellow-fever' ? YELLOW_FEVER_DAYS : 0;
  return issueHcert(
    SUBCLAIM.icvp,
    {
      n: holder.name,
      dob: holder.birthDate,
      s: sex ?? 'unknown',
      nt: alpha3Of(nationality) ?? nationality,
      // HL7 table 0203: a citizen's number is of the national register, all digits; any other is a passport's.
      ...(documentNumber && {
        id: documentNumber,
        dt: nationality === authority.country && /^\d+$/.test(documentNumber) ? 'NI' : 'PPN',
      }),
      v: VERSION,
      // The issuer by its code in WHO's network, where its signers are looked up (REQ-DE-15).
      vx: { vp: product, dv: date, bo: lot, is: alpha3Of(authority.country) ?? authority.country },
    },
    {
      // Two letters here (SMART Trust, HCERT §3.2.4), three in the payload.
      issuer: authority.country,
      issuedAtSeconds,
      notBeforeSeconds: Date.parse(`${date}T00:00:00Z`) / 1000 + waitingDays * DAY_SECONDS,
      identifier: twinId(revocationId, 1 + doses.indexOf(dose)),
    },
    signer,
    platform,
  );
}

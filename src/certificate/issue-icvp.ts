import { alpha3Of } from './country-codes.ts';
import { SUBCLAIM } from './hcert.ts';
import type { CertificateContent, Dose } from './issue.ts';
import type { HcertAuthority } from './issue-dcc.ts';
import { type DocumentSigner, issueHcert } from './issue-hcert.ts';

/** The version of the payload that we write (SMART ICVP, DVC payload of 2026). */
const VERSION = '1.0';

/**
 * Signs a digital International Certificate of Vaccination or Prophylaxis, the digital yellow card: one recipient, one
 * dose (SMART ICVP 0.3, REQ-CC-03). It holds as long as the vaccination does, so it has no expiry of its own.
 *
 * @param product the code of the vaccine in WHO's catalogue.
 * @returns the text of its code.
 */
export function issueIcvp(
  { holder, sex, issuedAtSeconds }: CertificateContent,
  dose: Dose,
  product: string,
  authority: HcertAuthority,
  signer: DocumentSigner,
): Promise<string> {
  const { nationality, documentNumber } = holder;
  return issueHcert(
    SUBCLAIM.icvp,
    {
      n: holder.name,
      dob: holder.birthDate,
      s: sex ?? 'unknown',
      ...(nationality && { nt: alpha3Of(nationality) ?? nationality }),
      // HL7 table 0203: a citizen's number is of the national register, a foreigner's of the passport.
      ...(documentNumber && { id: documentNumber, dt: nationality === 'VN' ? 'NI' : 'PPN' }),
      v: VERSION,
      vx: { vp: product, dv: dose.date, ...(dose.lot && { bo: dose.lot }), is: authority.name },
    },
    { issuer: alpha3Of(authority.country) ?? authority.country, issuedAtSeconds },
    signer,
  );
}

import { type CertificateContent, issueShc, type Signer } from '../../certificate/issue.ts';
import { shcText } from '../../certificate/qr.ts';
import { ENDED_SAMPLES, TRAINING_ISS } from './training-issuer.ts';
import { strangeSigner, trainingSigner } from './training-key.ts';

/** What an officer does with a code: let its holder pass, refuse it, or find out in another way. */
export const ACTIONS = ['pass', 'refuse', 'otherwise'] as const;
export type Action = (typeof ACTIONS)[number];

/** The samples, each with what is right to do. */
export const SAMPLES = {
  valid: 'pass',
  expired: 'refuse',
  tampered: 'refuse',
  unknownIssuer: 'otherwise',
  revoked: 'refuse',
  superseded: 'refuse',
  notYetValid: 'refuse',
  incomplete: 'otherwise',
  wrongPerson: 'otherwise',
  notACertificate: 'otherwise',
} as const satisfies Record<string, Action>;
export type SampleId = keyof typeof SAMPLES;

/** What somebody shows who carries a sample. */
export interface Sample {
  readonly id: SampleId;
  /** Each is one code; several are the parts of one. */
  readonly texts: readonly [string, ...string[]];
  /** The identity document beside it. */
  readonly document: { readonly name: string; readonly birthDate: string };
}

const DAY_SECONDS = 86_400;
const HOLDER = { name: 'Nguyễn Thị Mẫu', birthDate: '1985-03-12', nationality: 'VN' } as const;
const SOMEBODY_ELSE = { name: 'Trần Văn Thử', birthDate: '1991-11-05' } as const;

/** Makes every sample anew, as of now: those that are printed stay what they are for a year. */
export async function makeSamples(now: Date): Promise<Sample[]> {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const own = await trainingSigner();
  const issue = (changes: Partial<CertificateContent>, by: Signer = own) =>
    issueShc(
      {
        issuer: TRAINING_ISS,
        holder: HOLDER,
        doses: [
          { vaccine: 'comirnaty', date: '2021-08-10', lot: 'MAU-1' },
          { vaccine: 'comirnaty', date: '2021-09-07', lot: 'MAU-2' },
        ],
        number: 'TD-1',
        revocationId: '1',
        issuedAtSeconds: nowSeconds - DAY_SECONDS,
        expiresAtSeconds: nowSeconds + 365 * DAY_SECONDS,
        ...changes,
      },
      by,
    );
  const card = async (changes: Partial<CertificateContent>, by?: Signer) =>
    [shcText(await issue(changes, by))] as const;
  const valid = await issue({});
  const texts: Record<SampleId, Sample['texts']> = {
    valid: [shcText(valid)],
    wrongPerson: [shcText(valid)],
    expired: await card({
      issuedAtSeconds: nowSeconds - 400 * DAY_SECONDS,
      expiresAtSeconds: nowSeconds - 35 * DAY_SECONDS,
    }),
    // Somebody else's name under the signature of the first.
    tampered: [shcText(withContentOf(await issue({ holder: { ...HOLDER, ...SOMEBODY_ELSE } }), valid))],
    unknownIssuer: await card({ issuer: 'https://noi-cap-la.invalid' }, await strangeSigner()),
    revoked: await card({ number: ENDED_SAMPLES.revoked }),
    superseded: await card({ number: ENDED_SAMPLES.superseded }),
    notYetValid: await card({
      issuedAtSeconds: nowSeconds + 365 * DAY_SECONDS,
      expiresAtSeconds: nowSeconds + 730 * DAY_SECONDS,
    }),
    incomplete: inTwoParts(shcText(valid)),
    notACertificate: ['https://thuc-don.invalid/'],
  };
  return (Object.keys(SAMPLES) as SampleId[]).map((id) => ({
    id,
    texts: texts[id],
    document: id === 'wrongPerson' || id === 'tampered' ? SOMEBODY_ELSE : HOLDER,
  }));
}

/** The content of one under the signature of another. */
function withContentOf(other: string, signed: string): string {
  const [header, , signature] = signed.split('.');
  const [, content] = other.split('.');
  return [header, content, signature].join('.');
}

/** As old printers of cards did with long ones (SMART Health Cards 1.2). */
function inTwoParts(text: string): [string, string] {
  const digits = text.slice('shc:/'.length);
  // A character is two digits, and none is cut.
  const middle = 2 * Math.ceil(digits.length / 4);
  return [`shc:/1/2/${digits.slice(0, middle)}`, `shc:/2/2/${digits.slice(middle)}`];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CertificateContent, issueShc } from '../../src/certificate/issue.ts';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { LARGEST } from '../certificate/cards.ts';

const DAY_SECONDS = 86_400;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The key of the service under test: what only its issuer could sign. */
const serviceSigner = () =>
  importSigner(
    JSON.parse(readFileSync(join(process.env['E2E_DATA'] ?? '', 'keys/issuer.jwk.json'), 'utf8')).privateJwk,
  );

/** Codes of every kind, good and bad, as the service under test or a forger would make them. */
export async function codes(iss: string, content: CertificateContent = LARGEST) {
  const signer = await serviceSigner();
  const issue = (changes: object, by = signer) =>
    issueShc(
      {
        ...content,
        issuer: iss,
        issuedAtSeconds: nowSeconds() - DAY_SECONDS,
        expiresAtSeconds: nowSeconds() + DAY_SECONDS,
        ...changes,
      },
      by,
    );
  const genuine = await issue({});
  const { privateJwk } = await generateSigningKey();
  const stranger = await importSigner(privateJwk);
  const other = await issue({ holder: { ...content.holder, name: 'Kẻ Giả Mạo', nationality: 'VN' } });
  const [header] = genuine.split('.');
  const [, payload] = other.split('.');
  const [, , signature] = genuine.split('.');
  return {
    genuine: shcText(genuine),
    tampered: shcText([header, payload, signature].join('.')),
    unknownIssuer: shcText(await issue({ issuer: 'https://issuer.example' }, stranger)),
    unknownKey: shcText(await issue({}, stranger)),
    expired: shcText(
      await issue({
        issuedAtSeconds: nowSeconds() - 400 * DAY_SECONDS,
        expiresAtSeconds: nowSeconds() - DAY_SECONDS,
      }),
    ),
    // An odd number of digits.
    malformed: shcText(genuine).slice(0, 402),
    noCertificate: 'https://example.org/thuc-don',
    otherFamily: 'HC2:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC',
  };
}

/** Genuine codes of so many different people, each with what it says of its holder. */
export async function genuineCodes(iss: string, count: number) {
  const signer = await serviceSigner();
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const holder = {
        name: `Nguyễn Thị Hàng ${at + 1}`,
        birthDate: `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`,
      };
      const number = `HANG${String(at).padStart(6, '0')}`;
      const content = {
        issuer: iss,
        holder,
        doses: LARGEST.doses.slice(0, 1),
        number,
        revocationId: `${700_000 + at}`,
        issuedAtSeconds: nowSeconds() - DAY_SECONDS,
        expiresAtSeconds: nowSeconds() + DAY_SECONDS,
      };
      return { ...holder, number, text: shcText(await issueShc(content, signer)) };
    }),
  );
}

/** The identity under which the service under test signs. */
export const issuerUrl = (baseURL: string | undefined) => (baseURL ?? '').replace('http:', 'https:');

import type { Certificate } from '../certificate/certificate.ts';

/** What a file is called: nothing about the holder, since files lie about in shared folders. */
export const fileNameOf = ({ number }: Pick<Certificate, 'number'>): string =>
  number && /^[A-Za-z0-9-]{1,40}$/.test(number) ? number : 'chung-nhan';

/** Certificates as one file that other wallets open (SMART Health Cards 1.4.0, "via file download"). */
export function healthCardFile(
  cards: readonly [
    Pick<Certificate, 'number' | 'signedText'>,
    ...Pick<Certificate, 'number' | 'signedText'>[],
  ],
): File {
  const [first, ...others] = cards;
  const name = others.length === 0 ? fileNameOf(first) : fileNameOf({});
  const content = { verifiableCredential: cards.map(({ signedText }) => signedText) };
  return new File([JSON.stringify(content)], `${name}.smart-health-card`, {
    type: 'application/smart-health-card',
  });
}

import type { Certificate } from '../certificate/certificate.ts';

/**
 * A certificate as the file that other wallets open (SMART Health Cards 1.4.0, "via file download"). Its name says
 * nothing about the holder: files lie about in shared folders.
 */
export function healthCardFile({ number, signedText }: Pick<Certificate, 'number' | 'signedText'>): File {
  const name = number && /^[A-Za-z0-9-]{1,40}$/.test(number) ? number : 'chung-nhan';
  return new File([JSON.stringify({ verifiableCredential: [signedText] })], `${name}.smart-health-card`, {
    type: 'application/smart-health-card',
  });
}

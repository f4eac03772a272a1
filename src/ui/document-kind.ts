import { type Certificate, kindOf } from '../certificate/certificate.ts';
import { t } from './words.ts';

/** What kind of document a certificate is: about a vaccination, a test, a recovery, or a statement alone. */
export function documentKind(certificate: Certificate): string {
  const kind = kindOf(certificate) ?? (certificate.statement ? 'statement' : 'unspecified');
  return t(`kinds.${kind}`);
}

import type { Queryable } from '../issuer/database.ts';
import type { OwnIssuer } from '../issuer/publish.ts';
import type { Mode } from './mode.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Certificates of real people name the address at which the whole world finds their issuer's keys. */
export class PublicUrlError extends Error {
  override readonly name = 'PublicUrlError';
  readonly code: 'public-url-needed' | 'public-url-not-https';

  constructor(code: PublicUrlError['code']) {
    super(
      code === 'public-url-needed'
        ? 'the service has no public address yet'
        : 'the public address is not https',
    );
    this.code = code;
  }
}

/**
 * Under which identity this service signs. SMART Health Cards want an https URL without a slash at the end; it is kept
 * with the data, so that neither port nor address of a later start changes it, only another public URL does. The demo
 * country may do without: a plain http address on this machine is then written as https, which names the issuer
 * rightly though nobody finds its keys there.
 *
 * @param publicUrl what the operator says now, without a slash at the end; undefined leaves what is known.
 * @param localUrl for the demo country at first start.
 * @throws {PublicUrlError}
 */
export async function decideOwnIssuer(
  database: Queryable,
  mode: Mode,
  publicUrl: string | undefined,
  localUrl?: string,
): Promise<OwnIssuer> {
  const demo = mode === 'demo';
  if (!demo && publicUrl?.startsWith('http:')) throw new PublicUrlError('public-url-not-https');
  const known = await readSetting<string>(database, 'issuer-url');
  const iss =
    publicUrl?.replace(/^http:/, 'https:') ??
    known ??
    (demo ? localUrl?.replace(/^http:/, 'https:') : undefined);
  if (iss === undefined) throw new PublicUrlError('public-url-needed');
  if (iss !== known) await writeSetting(database, 'issuer-url', iss);
  return {
    iss,
    name: demo
      ? { vi: 'Bộ Y tế (nước thử nghiệm)', en: 'Ministry of Health (demo country)' }
      : { vi: 'Bộ Y tế', en: 'Ministry of Health' },
    country: 'VN',
    demo,
  };
}

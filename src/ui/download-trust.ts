import type { JWK } from 'jose';
import * as v from 'valibot';
import { PATHS } from '../contract.ts';
import { MAX_TRUST_LENGTH } from '../trust/bundle-parts.ts';
import { TrustRoots } from '../trust/trust-roots.ts';
import { download, fromNetwork, type PublishedFiles } from './published-files.ts';

const MAX_ROOTS_BYTES = 20_000;

/** The public keys of the trust root. Throws where they cannot be had or are not what they should be. */
export async function downloadRoots(): Promise<JWK[]> {
  const { bytes } = await download(PATHS.trustRoot, MAX_ROOTS_BYTES);
  return v.parse(TrustRoots, JSON.parse(textOf(bytes))).keys;
}

/**
 * A bundle as it is published, not believed yet. Throws where it cannot be had.
 *
 * @returns `serviceSeconds` is the time by the service's clock, absent where the answer did not come from there just now.
 */
export async function downloadBundle(
  files: PublishedFiles,
): Promise<{ text: string; serviceSeconds: number | undefined }> {
  if (files !== fromNetwork) {
    return { text: textOf(await files(PATHS.trustBundle)), serviceSeconds: undefined };
  }
  const { bytes, headers } = await download(PATHS.trustBundle, MAX_TRUST_LENGTH);
  const dateMs = Date.parse(headers.get('date') ?? '');
  // A cache on the way adds how long it has kept the answer (RFC 9111 §5.1).
  const ageSeconds = Number(headers.get('age') ?? 0) || 0;
  return {
    text: textOf(bytes),
    serviceSeconds: Number.isNaN(dateMs) ? undefined : dateMs / 1000 + ageSeconds,
  };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

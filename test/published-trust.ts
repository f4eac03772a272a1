import { PATHS, trustPartPath } from '../src/contract.ts';
import { readSignedBundle, type TrustBundle, withParts } from '../src/trust/bundle.ts';

/** The trust bundle that a service publishes, with all its parts. @param file what is at an address. */
export async function publishedTrust(file: (path: string) => Promise<Uint8Array>): Promise<TrustBundle> {
  const text = async (path: string) => new TextDecoder().decode(await file(path));
  const signed = await readSignedBundle(
    await text(PATHS.trustBundle),
    JSON.parse(await text(PATHS.trustRoot)).keys,
  );
  const digests = [...signed.parts.keys()];
  const parts = await Promise.all(digests.map((digest) => file(trustPartPath(digest))));
  return withParts(signed, new Map(digests.map((digest, at) => [digest, parts[at] ?? new Uint8Array()])));
}

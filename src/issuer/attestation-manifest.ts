import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as v from 'valibot';

/** What a facility signs with one touch: which records, by the digests of what they say. */
const Manifest = v.object({
  /** ISO 8601, UTC. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  facility: v.object({ id: v.number(), name: v.string() }),
  /** The service that asked for it, as its certificates name it. */
  issuer: v.string(),
  /** In the order of their ids; `sha256` is of the record's content, base64url (`attested-content.ts`). */
  records: v.array(v.object({ record: v.number(), sha256: v.string() })),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** A manifest as it is signed and kept: canonical JSON (RFC 8785), the same for whoever writes it. */
export const manifestText = (manifest: Manifest): string => canonicalize(manifest) ?? '';

/** What the passkey signs (WebAuthn's challenge): the SHA-256 of the manifest's text. */
export const manifestChallenge = (text: string): Buffer => createHash('sha256').update(text).digest();

/** @returns undefined for a text that is no manifest. */
export function readManifest(text: string): Manifest | undefined {
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), text);
  return manifest.success ? manifest.output : undefined;
}

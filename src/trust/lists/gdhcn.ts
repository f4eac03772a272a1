import * as v from 'valibot';
import type { TrustedKey } from '../../certificate/verify.ts';
import { base64Bytes } from './encodings.ts';
import { handedInSigners } from './handed-in-signers.ts';
import { IssuersBeingRead } from './issuers.ts';
import { COMMON_CONTEXTS, ENVIRONMENT_OF_CONTEXT } from './json-ld-contexts.ts';
import { proofHolds } from './json-ld-proof.ts';
import { participantOf } from './names.ts';
import { GDHCN_SIGNERS } from './pinned-signers.ts';
import { isSameKey, KeyError, publicJwkFrom } from './public-keys.ts';
import { type TrustList, TrustListError, type TrustListOptions } from './trust-list.ts';
import { trustedKeyOf } from './x509.ts';

const Code = v.object({ code: v.pipe(v.string(), v.regex(/^#[A-Za-z0-9-]{1,40}$/)) });

/** An entry with the members that its proof covers; others fall away here, as they do in the proof. */
const Entry = v.object({
  id: v.pipe(v.string(), v.startsWith('did:web:'), v.maxLength(300)),
  type: v.literal('JsonWebKey2020'),
  controller: v.string(),
  publicKeyJwk: v.looseObject({
    kid: v.string(),
    x5c: v.optional(v.pipe(v.array(v.string()), v.maxLength(10))),
  }),
  domain: Code,
  participant: Code,
  keyusage: Code,
});

const Document = v.object({
  '@context': v.pipe(v.array(v.string()), v.length(3)),
  id: v.pipe(v.string(), v.startsWith('did:web:'), v.maxLength(300)),
  controller: v.string(),
  verificationMethod: v.pipe(v.array(Entry), v.maxLength(20_000)),
});

const Proof = v.object({
  type: v.literal('JsonWebSignature2020'),
  created: v.string(),
  nonce: v.string(),
  proofPurpose: v.literal('assertionMethod'),
  verificationMethod: v.string(),
});

const Jws = v.object({ proof: v.object({ jws: v.pipe(v.string(), v.maxLength(1000)) }) });
const WithProof = v.object({ proof: Proof });

type ParsedEntry = v.InferOutput<typeof Entry>;

/** The usage of keys that sign certificates; others sign those keys, or exchanges between states. */
const DOCUMENT_SIGNER = '#DSC';

const Recognisable = v.object({ '@context': v.array(v.unknown()), proof: v.unknown() });
export const isGdhcnList = (json: unknown): boolean =>
  v.is(Recognisable, json) &&
  json['@context'].some((context) => typeof context === 'string' && context.includes('tng-context'));

/**
 * Reads a trust list of WHO's Global Digital Health Certification Network (version 2, with the keys in it), whose proof
 * must be by WHO's signing key of the environment that the list is of. Keys of any environment but production are for
 * tests.
 *
 * @throws {TrustListError}
 */
export async function readGdhcnList(json: unknown, options: TrustListOptions): Promise<TrustList> {
  const document = v.safeParse(Document, json);
  const proof = v.safeParse(WithProof, json);
  const jws = v.safeParse(Jws, json);
  if (!document.success || !proof.success || !jws.success) {
    throw new TrustListError('malformed', 'not a trust list of version 2 with keys and a proof');
  }
  const [first, second, network = ''] = document.output['@context'];
  const environment = Object.hasOwn(ENVIRONMENT_OF_CONTEXT, network)
    ? ENVIRONMENT_OF_CONTEXT[network]
    : undefined;
  if (first !== COMMON_CONTEXTS[0] || second !== COMMON_CONTEXTS[1] || !environment) {
    throw new TrustListError('malformed', 'the list is in a context of JSON-LD that is not known');
  }

  const method = proof.output.proof.verificationMethod;
  const signers = [
    ...GDHCN_SIGNERS.filter((signer) => signer.id === method && signer.environment === environment),
    ...(await handedInSigners(options.signedBy ?? [])).filter(({ id }) => id === undefined || id === method),
  ];
  if (signers.length === 0) {
    throw new TrustListError('unknown-signer', `the list's signer is not known: ${method.slice(0, 200)}`);
  }
  const signed = {
    document: document.output,
    proof: proof.output.proof,
    jws: jws.output.proof.jws,
  };
  const held = await Promise.all(signers.map(({ jwk }) => proofHolds(signed, jwk)));
  if (!held.includes(true)) {
    throw new TrustListError('bad-signature', 'the proof in the list does not hold');
  }

  const { issuers, skipped } = await keysOf(
    document.output.verificationMethod,
    options.test || environment !== 'production',
  );
  return {
    kind: 'gdhcn',
    id: document.output.id,
    issuers,
    skipped,
    checkedBy: 'proof',
    madeAt: proof.output.proof.created,
  };
}

async function keysOf(entries: readonly ParsedEntry[], test: boolean): Promise<IssuersBeingRead> {
  const read = new IssuersBeingRead();
  const otherUsages = new Map<string, number>();
  for (const entry of entries) {
    const usage = entry.keyusage.code;
    if (usage !== DOCUMENT_SIGNER) {
      otherUsages.set(usage, (otherUsages.get(usage) ?? 0) + 1);
      continue;
    }
    try {
      const key = await keyOf(entry);
      const { code, country, name } = participantOf(entry.participant.code.slice(1));
      read.add({ family: 'hcert', iss: code, name, country }, { ...key, ...(test && { test }) });
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      read.skip(entry.id, error.message);
    }
  }
  for (const [usage, number] of otherUsages) {
    read.skip(`${number} keys of usage ${usage.slice(1)}`, 'only document signers (DSC) sign certificates');
  }
  return read;
}

/** The key of an entry, from the certificate that it carries; key, certificate and identifier must be of each other. */
async function keyOf({ id, publicKeyJwk }: ParsedEntry): Promise<TrustedKey> {
  const der = publicKeyJwk.x5c?.[0] === undefined ? undefined : base64Bytes(publicKeyJwk.x5c[0]);
  if (!der) throw new KeyError('no certificate with the key');
  const { key } = await trustedKeyOf(der);
  if (key.kid !== publicKeyJwk.kid || !id.endsWith(`#${key.kid}`)) {
    throw new KeyError('its identifier is not the digest of its certificate');
  }
  // Keys on other curves than P-256 are named "UNKNOWN CURVE"; the certificate says which.
  const { crv } = publicKeyJwk;
  const named =
    crv === 'UNKNOWN CURVE' && 'crv' in key.jwk ? { ...publicKeyJwk, crv: key.jwk.crv } : publicKeyJwk;
  if (!isSameKey(publicJwkFrom(named), key.jwk)) throw new KeyError('its certificate is of another key');
  return key;
}

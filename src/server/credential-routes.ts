import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { EmbeddedJWK, type JWK, jwtVerify } from 'jose';
import * as v from 'valibot';
import { DISCLOSABLE, issueSdJwt } from '../certificate/issue-sd-jwt.ts';
import { read } from '../certificate/read.ts';
import { PATHS, statusListPath } from '../contract.ts';
import { countAgainst } from '../issuer/limits.ts';
import { nodePlatform } from '../issuer/node-platform.ts';
import {
  fetchOffered,
  freshNonce,
  isFreshNonce,
  type OfferedCertificate,
  TOKEN_VALID_SECONDS,
  takeOffer,
} from '../issuer/offers.ts';
import { withdrawnKeys } from '../issuer/withdrawn-keys.ts';
import { SHARD_INDEXES } from '../trust/status/status-list.ts';
import { clientAddress } from './client-address.ts';
import { jsonBody } from './requests.ts';
import type { Service } from './service.ts';

export const CONFIGURATION = 'immunization';
export const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

const ENDPOINTS = {
  token: '/api/credentials/token',
  nonce: '/api/credentials/nonce',
  credential: '/api/credentials/credential',
  type: '/credentials/immunization',
} as const;

const MAX_BODY_BYTES = 10_000;
const PROOF_AGE_SECONDS = 600;

const TokenRequest = v.object({
  grant_type: v.literal(PRE_AUTHORIZED),
  'pre-authorized_code': v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  tx_code: v.pipe(v.string(), v.regex(/^\d{4,10}$/)),
});
const CredentialRequest = v.object({
  credential_configuration_id: v.string(),
  proofs: v.object({ jwt: v.pipe(v.array(v.string()), v.length(1)) }),
});
const HolderKey = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});

/**
 * What other wallets need to fetch a certificate that was offered to them: OpenID for Verifiable Credential Issuance 1.0
 * with a pre-authorized code (§4.1.1), its digits and a proof of the wallet's key; SD-JWT VC. From any origin, since
 * wallets on the web ask as well, and nothing is told by cookies.
 */
export function credentialRoutes(service: Service, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys, issuer, url } = service;
  const type = `${url}${ENDPOINTS.type}`;
  const routes = new Hono();
  for (const path of [...Object.values(ENDPOINTS), '/.well-known/*']) {
    routes.use(path, async (context, next) => {
      context.header('access-control-allow-origin', '*');
      context.header('access-control-allow-headers', 'authorization, content-type');
      context.header('cross-origin-resource-policy', 'cross-origin');
      if (context.req.method === 'OPTIONS') return context.body(null, 204);
      return next();
    });
  }
  routes.use('/api/credentials/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    return next();
  });
  routes.post(
    '/api/credentials/*',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => refuse(context, 'invalid_request') }),
  );

  routes.get('/.well-known/openid-credential-issuer', (context) => context.json(issuerMetadata(url, type)));
  routes.get('/.well-known/oauth-authorization-server', (context) =>
    context.json({
      issuer: url,
      token_endpoint: `${url}${ENDPOINTS.token}`,
      token_endpoint_auth_methods_supported: ['none'],
      response_types_supported: [],
      grant_types_supported: [PRE_AUTHORIZED],
      'pre-authorized_grant_anonymous_access_supported': true,
    }),
  );
  routes.get('/.well-known/jwt-vc-issuer', (context) =>
    context.json({ issuer: issuer.iss, jwks_uri: `${issuer.iss}${PATHS.keySet}` }),
  );
  routes.get(ENDPOINTS.type, (context) => context.json(typeMetadata(type)));

  routes.post(ENDPOINTS.token, async (context) => {
    const body = await context.req.parseBody();
    if (body['grant_type'] !== PRE_AUTHORIZED) return refuse(context, 'unsupported_grant_type');
    const request = v.safeParse(TokenRequest, body);
    if (!request.success) return refuse(context, 'invalid_request');
    const { 'pre-authorized_code': code, tx_code: digits } = request.output;
    const now = new Date();
    const limit = {
      key: `credential token ${clientAddress(context, trustProxy)}`,
      max: 60,
      windowSeconds: 900,
    };
    const wait = await countAgainst(database, keys.secret, [limit], now);
    if (wait !== undefined) return context.json({ error: 'slow_down' }, 429, { 'retry-after': String(wait) });
    const token = await takeOffer(database, keys.secret, { code, digits }, now);
    if (!token) return refuse(context, 'invalid_grant');
    return context.json({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_VALID_SECONDS });
  });

  routes.post(ENDPOINTS.nonce, (context) => context.json({ c_nonce: freshNonce(keys.secret, new Date()) }));

  routes.post(ENDPOINTS.credential, async (context) => {
    const now = new Date();
    const [, token] = /^Bearer ([\w-]{43})$/i.exec(context.req.header('authorization') ?? '') ?? [];
    if (!token) return unauthorized(context);
    const request = v.safeParse(CredentialRequest, await jsonBody(context));
    if (!request.success) return refuse(context, 'invalid_credential_request');
    const { credential_configuration_id: configuration, proofs } = request.output;
    if (configuration !== CONFIGURATION) return refuse(context, 'unknown_credential_configuration');
    const proof = await provenKey(proofs.jwt[0] ?? '', url);
    if (!proof) return refuse(context, 'invalid_proof');
    if (!isFreshNonce(keys.secret, proof.nonce, now)) return refuse(context, 'invalid_nonce');
    const offered = await fetchOffered(database, keys.secret, token, now);
    if (!offered) return unauthorized(context);
    return context.json({ credentials: [{ credential: await credential(offered, proof.key, now) }] });
  });
  return routes;

  async function credential({ jws, statusIndex }: OfferedCertificate, holderKey: JWK, now: Date) {
    const { signer } = await keys.issuer.at(now, await withdrawnKeys(database));
    const status = {
      uri: `${issuer.iss}${statusListPath(Math.floor(statusIndex / SHARD_INDEXES))}`,
      index: statusIndex % SHARD_INDEXES,
    };
    return issueSdJwt(read(jws), { issuer: issuer.iss, type, holderKey, status }, signer, nodePlatform);
  }
}

/** The key that a wallet proves to have (OpenID4VCI 1.0, Appendix F.1); undefined where it proves nothing. */
async function provenKey(proof: string, audience: string): Promise<{ key: JWK; nonce: string } | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
      typ: 'openid4vci-proof+jwt',
      audience,
      maxTokenAge: PROOF_AGE_SECONDS,
    });
    return { key: v.parse(HolderKey, protectedHeader.jwk), nonce: String(payload['nonce'] ?? '') };
  } catch {
    return undefined;
  }
}

const refuse = (context: Context, error: string) => context.json({ error }, 400);
const unauthorized = (context: Context) =>
  context.json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });

const NAMES = [
  { name: 'Chứng nhận tiêm chủng', locale: 'vi-VN' },
  { name: 'Vaccination certificate', locale: 'en-GB' },
] as const;

/** OpenID4VCI 1.0 §12.2.4. */
const issuerMetadata = (url: string, type: string) => ({
  credential_issuer: url,
  credential_endpoint: `${url}${ENDPOINTS.credential}`,
  nonce_endpoint: `${url}${ENDPOINTS.nonce}`,
  credential_configurations_supported: {
    [CONFIGURATION]: {
      format: 'dc+sd-jwt',
      vct: type,
      cryptographic_binding_methods_supported: ['jwk'],
      credential_signing_alg_values_supported: ['ES256'],
      proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
      credential_metadata: {
        display: NAMES,
        claims: DISCLOSABLE.map((name) => ({ path: [name] })),
      },
    },
  },
});

/** SD-JWT VC, §4. */
const typeMetadata = (type: string) => ({
  vct: type,
  name: NAMES[1].name,
  display: NAMES,
  claims: DISCLOSABLE.map((name) => ({ path: [name], sd: 'always' })),
});

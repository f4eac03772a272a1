import { clientAuthenticationAnonymous } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import {
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATHS } from '../../src/contract.ts';
import { beginFollowing } from '../../src/issuer/follow.ts';
import { forgetOldOffers } from '../../src/issuer/offers.ts';
import { setStatus } from '../../src/issuer/revocations.ts';
import { SHARD_INDEXES } from '../../src/trust/status/status-list.ts';
import { type Running, startService, temporaryFolder } from './running.ts';

const PUBLIC_URL = 'https://vacxin.example.vn';

interface Known {
  readonly id: number;
  readonly recordId: number;
  readonly number: string;
  readonly statusIndex: number;
  readonly kid: string;
  readonly name: string;
  readonly birthDate: string;
}

const folder = temporaryFolder();
let running: Running;
let people: Known[];
beforeAll(async () => {
  running = await startService(folder.path, { publicUrl: PUBLIC_URL });
  people = await running.service.database.query<Known>(
    `select certificate.id, record_id as "recordId", number, status_index as "statusIndex", kid, record.name,
       record.birth_date::text as "birthDate"
     from certificate join record on record.id = record_id order by certificate.id limit 20`,
  );
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

/** As the world reaches it, though it runs here. */
const reach: typeof fetch = (input, init) => {
  const url = new URL(String(input));
  expect(url.origin).toBe(PUBLIC_URL);
  return fetch(new URL(url.pathname + url.search, running.url), init);
};

/** Another wallet, with a key of its own: a library that shares nothing with the service. */
async function otherWallet() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const publicJwk = (await exportJWK(publicKey)) as JWK & { kty: string };
  const client = new Openid4vciClient({
    callbacks: {
      fetch: reach as never,
      hash: async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', data as never)),
      generateRandom: (length) => crypto.getRandomValues(new Uint8Array(length)),
      clientAuthentication: clientAuthenticationAnonymous(),
      signJwt: async (_, { header, payload }) => ({
        jwt: await new SignJWT(payload as JWTPayload)
          .setProtectedHeader(header as JWTHeaderParameters)
          .sign(privateKey),
        signerJwk: publicJwk,
      }),
    },
  });
  return { client, publicJwk, privateKey };
}
type Wallet = Awaited<ReturnType<typeof otherWallet>>;

let next = 0;
async function offered() {
  const person = people[next++];
  if (!person) throw new Error('nobody is left');
  const { database, keys } = running.service;
  const follow = await beginFollowing(database, keys.secret, [person.recordId], new Date());
  const response = await running.post('/api/offers', { follow, number: person.number });
  expect(response.status).toBe(200);
  return { person, follow, ...(await response.json()) } as {
    person: Known;
    follow: string;
    offer: string;
    digits: string;
  };
}

async function token({ client }: Wallet, offer: string, txCode: string) {
  const credentialOffer = await client.resolveCredentialOffer(offer);
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer,
    issuerMetadata,
    txCode,
  });
  return { issuerMetadata, accessToken: accessTokenResponse.access_token };
}

async function fetchCredential(wallet: Wallet, offer: string, txCode: string): Promise<string> {
  const { issuerMetadata, accessToken } = await token(wallet, offer, txCode);
  const { c_nonce: nonce } = await wallet.client.requestNonce({ issuerMetadata });
  const credentialConfigurationId = 'immunization';
  const { jwt } = await wallet.client.createCredentialRequestJwtProof({
    issuerMetadata,
    credentialConfigurationId,
    nonce,
    signer: { method: 'jwk', alg: 'ES256', publicJwk: wallet.publicJwk },
  });
  const { credentialResponse } = await wallet.client.retrieveCredentials({
    issuerMetadata,
    accessToken,
    credentialConfigurationId,
    proofs: { jwt: [jwt] },
  });
  const [first] = credentialResponse.credentials ?? [];
  return (first as { credential: string }).credential;
}

/** The issuer's key as the SD-JWT VC leads to it. */
async function issuerKey(kid: string | undefined) {
  const metadata = await (await reach(`${PUBLIC_URL}/.well-known/jwt-vc-issuer`)).json();
  expect(metadata).toEqual({ issuer: PUBLIC_URL, jwks_uri: `${PUBLIC_URL}${PATHS.keySet}` });
  const { keys } = await (await reach(metadata.jwks_uri)).json();
  return importJWK(
    keys.find((key: JWK) => key.kid === kid),
    'ES256',
  );
}

const sdJwt = new SDJwtVcInstance({
  hasher: async (data: string | ArrayBuffer) =>
    new Uint8Array(
      await crypto.subtle.digest('SHA-256', typeof data === 'string' ? new TextEncoder().encode(data) : data),
    ),
  hashAlg: 'sha-256',
  saltGenerator: () => 'unused',
  statusListFetcher: async (uri: string) => (await reach(uri)).text(),
  verifier: async (data: string, signature: string) => {
    const { kid } = JSON.parse(Buffer.from(data.split('.')[0] ?? '', 'base64url').toString());
    await compactVerify(`${data}.${signature}`, await issuerKey(kid));
    return true;
  },
});

describe('a certificate for another wallet', () => {
  it('is fetched by an independent client with code, digits and a proof of its key, and verified by another library', async () => {
    const wallet = await otherWallet();
    const { person, offer, digits } = await offered();
    const credential = await fetchCredential(wallet, offer, digits);
    const { payload, header } = await sdJwt.verify(credential);
    expect(header).toMatchObject({ typ: 'dc+sd-jwt', alg: 'ES256' });
    const { x, y } = wallet.publicJwk;
    expect(payload).toMatchObject({
      iss: PUBLIC_URL,
      vct: `${PUBLIC_URL}/credentials/immunization`,
      cnf: { jwk: { kty: 'EC', crv: 'P-256', x, y } },
      name: person.name,
      birthdate: person.birthDate,
      number: person.number,
      status: {
        status_list: {
          uri: `${PUBLIC_URL}/status-lists/${Math.floor(person.statusIndex / SHARD_INDEXES)}.jwt`,
          idx: person.statusIndex % SHARD_INDEXES,
        },
      },
    });
    expect(payload['immunizations']).toContainEqual(
      expect.objectContaining({ resourceType: 'Immunization', status: 'completed' }),
    );
    const type = await (await reach(String(payload.vct))).json();
    expect(type).toMatchObject({ vct: payload.vct, name: 'Vaccination certificate' });
  });

  it('shows nothing that its holder keeps back', async () => {
    const { offer, digits, person } = await offered();
    const credential = await fetchCredential(await otherWallet(), offer, digits);
    const shown = await sdJwt.present(credential, { birthdate: true });
    const { payload } = await sdJwt.verify(shown);
    expect(payload).toMatchObject({ birthdate: person.birthDate });
    for (const kept of ['name', 'number', 'nationalities', 'immunizations']) {
      expect(payload).not.toHaveProperty(kept);
    }
    expect(Buffer.from(shown.split('.')[1] ?? '', 'base64url').toString()).not.toContain(person.name);
  });

  it('is given once, for one code and five tries at its digits', async () => {
    const wallet = await otherWallet();
    const { offer, digits } = await offered();
    const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
    await expect(token(wallet, offer, wrong)).rejects.toThrow('invalid_grant');
    await fetchCredential(wallet, offer, digits);
    await expect(token(wallet, offer, digits)).rejects.toThrow('invalid_grant');

    const other = await offered();
    const wrongThere = String((Number(other.digits) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 5; tries++) {
      await expect(token(wallet, other.offer, wrongThere)).rejects.toThrow('invalid_grant');
    }
    await expect(token(wallet, other.offer, other.digits)).rejects.toThrow('invalid_grant');
  });

  it('is given for no other proof than one of a key, made for this issuer with a fresh nonce of its own', async () => {
    const wallet = await otherWallet();
    const { offer, digits } = await offered();
    const { accessToken } = await token(wallet, offer, digits);
    const proof = (payload: object, header: object = {}) =>
      new SignJWT({ iat: Math.floor(Date.now() / 1000), aud: PUBLIC_URL, ...payload })
        .setProtectedHeader({
          alg: 'ES256',
          typ: 'openid4vci-proof+jwt',
          jwk: wallet.publicJwk,
          ...header,
        })
        .sign(wallet.privateKey);
    const ask = async (jwt: string, bearer = accessToken) => {
      const body = JSON.stringify({ credential_configuration_id: 'immunization', proofs: { jwt: [jwt] } });
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
      const path = `${PUBLIC_URL}/api/credentials/credential`;
      const response = await reach(path, { method: 'POST', body, headers });
      return [response.status, (await response.json()).error];
    };
    const nonceOf = async () =>
      (await (await reach(`${PUBLIC_URL}/api/credentials/nonce`, { method: 'POST' })).json()).c_nonce;
    const nonce = await nonceOf();
    const somebody = (await otherWallet()).publicJwk;
    const longAgo = Math.floor(Date.now() / 1000) - 3_600;
    expect(await ask('not.a.jwt')).toEqual([400, 'invalid_proof']);
    expect(await ask(await proof({ nonce }, { jwk: somebody }))).toEqual([400, 'invalid_proof']);
    expect(await ask(await proof({ nonce }, { typ: 'JWT' }))).toEqual([400, 'invalid_proof']);
    expect(await ask(await proof({ nonce, aud: 'https://elsewhere.example' }))).toEqual([
      400,
      'invalid_proof',
    ]);
    expect(await ask(await proof({ nonce, iat: longAgo }))).toEqual([400, 'invalid_proof']);
    expect(await ask(await proof({}))).toEqual([400, 'invalid_nonce']);
    expect(await ask(await proof({ nonce: `9999999999.x.${nonce.split('.')[2]}` }))).toEqual([
      400,
      'invalid_nonce',
    ]);
    expect(await ask(await proof({ nonce }), 'A'.repeat(43))).toEqual([401, 'invalid_token']);
    // None of which has used the token up.
    expect(await ask(await proof({ nonce: await nonceOf() }))).toEqual([200, undefined]);
    expect(await ask(await proof({ nonce: await nonceOf() }))).toEqual([401, 'invalid_token']);
  });

  it('is offered to the phone that was shown it only, while it holds, and forgotten after its time', async () => {
    const { person, follow, offer, digits } = await offered();
    const ask = async (body: object) => (await running.post('/api/offers', body)).status;
    expect(await ask({ follow: 'A'.repeat(32), number: person.number })).toBe(404);
    expect(await ask({ follow, number: people.at(-1)?.number })).toBe(404);
    await setStatus(running.service.database, [person], 'suspended', 'under-investigation', new Date());
    expect(await ask({ follow, number: person.number })).toBe(404);
    // What was offered before gives nothing any more.
    await expect(fetchCredential(await otherWallet(), offer, digits)).rejects.toThrow();
    await forgetOldOffers(running.service.database, new Date(Date.now() + 3_600_000));
    expect(await running.service.database.query('select from credential_offer')).toEqual([]);
  });
});

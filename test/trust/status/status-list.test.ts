import { deflateSync, inflateSync } from 'node:zlib';
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, importSigner } from '../../../src/certificate/keys.ts';
import type { StatusKind } from '../../../src/trust/status/offline-status.ts';
import {
  readStatusList,
  SHARD_INDEXES,
  type StatusList,
  signStatusList,
} from '../../../src/trust/status/status-list.ts';

const { privateJwk, publicJwk } = await generateSigningKey();
const signer = await importSigner(privateJwk);
const URI = 'https://vacxin.example.vn/status/lists/0.jwt';
const NOW = new Date('2022-06-01T08:00:00Z');
const list: StatusList = {
  uri: URI,
  issuedAtSeconds: NOW.getTime() / 1000,
  expiresAtSeconds: NOW.getTime() / 1000 + 86_400,
  ttlSeconds: 300,
  statuses: new Map<number, StatusKind>([
    [0, 'revoked'],
    [5, 'suspended'],
    [SHARD_INDEXES - 1, 'superseded'],
  ]),
};

describe('a status list', () => {
  it('is one that any reader of the standard reads', async () => {
    const jwt = await signStatusList(list, signer, deflateSync);
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'ES256', typ: 'statuslist+jwt', kid: signer.kid });
    const { payload } = await jwtVerify(jwt, await importJWK(publicJwk, 'ES256'), { currentDate: NOW });
    const { bits, lst } = payload['status_list'] as { bits: number; lst: string };
    expect({ ...payload, status_list: undefined }).toMatchObject({ sub: URI, ttl: 300 });
    const bytes = inflateSync(Buffer.from(lst, 'base64url'));
    expect({ bits, length: bytes.length }).toEqual({ bits: 2, length: SHARD_INDEXES / 4 });
    const value = (index: number) => ((bytes[index >> 2] ?? 0) >> ((index & 3) * 2)) & 3;
    expect([0, 1, 5, SHARD_INDEXES - 1].map(value)).toEqual([1, 0, 2, 3]);
  });

  it('is read as it was signed', async () => {
    const read = await readStatusList(await signStatusList(list, signer, deflateSync), URI, [publicJwk], NOW);
    expect(read).toEqual(list);
  });

  it('takes one bit a certificate where all that do not hold are revoked', async () => {
    const statuses = new Map<number, StatusKind>([
      [3, 'revoked'],
      [8, 'revoked'],
    ]);
    const jwt = await signStatusList({ ...list, statuses }, signer, deflateSync);
    const { status_list: claim } = decodeJwt<{ status_list: { bits: number; lst: string } }>(jwt);
    const bytes = inflateSync(Buffer.from(claim.lst, 'base64url'));
    expect([claim.bits, bytes.length, bytes[0], bytes[1]]).toEqual([1, SHARD_INDEXES / 8, 0b1000, 1]);
    expect((await readStatusList(jwt, URI, [publicJwk], NOW)).statuses).toEqual(statuses);
  });

  it('is refused of another address, of another key, too late, and of another type', async () => {
    const jwt = await signStatusList(list, signer, deflateSync);
    const stranger = await generateSigningKey();
    const later = new Date(NOW.getTime() + 86_400_000);
    const refusals = [
      readStatusList(jwt, `${URI}x`, [publicJwk], NOW),
      readStatusList(jwt, URI, [stranger.publicJwk], NOW),
      readStatusList(jwt, URI, [{ ...stranger.publicJwk, kid: signer.kid }], NOW),
      readStatusList(jwt, URI, [publicJwk], later),
      readStatusList('a.b.c', URI, [publicJwk], NOW),
      readStatusList('x'.repeat(600_000), URI, [publicJwk], NOW),
    ];
    const codes = await Promise.all(
      refusals.map((one) => one.catch((error: { code: string }) => error.code)),
    );
    expect(codes).toEqual([
      'malformed',
      'unknown-root',
      'bad-signature',
      'malformed',
      'bad-signature',
      'too-large',
    ]);
    expect(decodeJwt(jwt)['sub']).toBe(URI);
  });
});

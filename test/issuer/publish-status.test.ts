import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { decode } from 'cborg';
import { importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crlPath, deltaPath, PATHS, statusListPath } from '../../src/contract.ts';
import type { ServiceKeys } from '../../src/issuer/keys.ts';
import { type StatusRoom, statusPublisher } from '../../src/issuer/publish-status.ts';
import { type CertificateRef, liftSuspension, setStatus } from '../../src/issuer/revocations.ts';
import { applyDelta, readDelta, readStatus, statusLookUp } from '../../src/trust/status/offline-status.ts';
import { ISSUER } from './attesting.ts';
import { certifyPeople, keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const DAY_MS = 86_400_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

let folder: string;
let keys: ServiceKeys;
let remove: () => void;
beforeAll(async () => {
  ({ keys, folder, remove } = await keysForTests());
});
afterAll(() => remove());

/** Reads a published file with nothing that the writer has: the signature by the platform, the rest by other libraries. */
async function openCose(bytes: Uint8Array): Promise<Map<number | string, unknown>> {
  const untag = { 18: (inner: () => unknown) => inner() };
  const [header, , payload, signature] = decode(bytes, {
    useMaps: true,
    tags: untag as never,
  }) as Uint8Array[];
  const { x = '', y = '' } = keys.root.publicJwk;
  const key = await crypto.subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x, y },
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const length = (part: Uint8Array) =>
    part.length < 24
      ? [0x40 + part.length]
      : part.length < 256
        ? [0x58, part.length]
        : [0x59, part.length >> 8, part.length & 255];
  const text = new TextEncoder().encode('Signature1');
  if (!header || !payload || !signature) throw new Error('no COSE_Sign1');
  const signed = Uint8Array.of(
    0x84,
    0x6a,
    ...text,
    ...length(header),
    ...header,
    0x40,
    ...length(payload),
    ...payload,
  );
  const holds = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    new Uint8Array(signature),
    signed,
  );
  if (!holds) throw new Error('the signature does not hold');
  return decode(payload, { useMaps: true });
}

/** Indexes in a Rice code, from a text of its bits. */
function indexesIn(coded: unknown): number[] {
  if (!Array.isArray(coded)) return [];
  const [count, riceBits, bits] = coded as [number, number, Uint8Array];
  let text = [...bits].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const indexes: number[] = [];
  for (let number = 0, before = -1; number < count; number++) {
    const ones = text.indexOf('0');
    const rest = text.slice(ones + 1, ones + 1 + riceBits);
    before += 1 + ones * 2 ** riceBits + Number.parseInt(`0${rest}`, 2);
    indexes.push(before);
    text = text.slice(ones + 1 + riceBits);
  }
  return indexes;
}

describeOnBothEngines('statuses', (open) => {
  const setUp = async (name: string) => {
    const database = await open();
    const certificates = await certifyPeople(database, keys, 6);
    const directory = join(folder, `${name}-${Math.random()}`);
    const publish = statusPublisher(database, keys, OWN, directory);
    const file = (path: string) => readFileSync(join(directory, path));
    return { database, certificates, directory, publish, file };
  };
  const [first, second, third] = [0, 1, 2] as const;

  it('are published in every form, and hold for readers that share nothing with the writer', async () => {
    const { database, certificates, publish, file } = await setUp('forms');
    const [one, two, three] = certificates as [CertificateRef, CertificateRef, CertificateRef];
    await setStatus(database, [one], 'revoked', 'issued-in-error', NOW);
    await setStatus(database, [two], 'superseded', 'correction', NOW);
    await setStatus(database, [three], 'suspended', 'under-investigation', NOW);
    const { version } = await publish(NOW);

    const set = await openCose(file(PATHS.statusSet));
    expect(set.get('version')).toBe(version);
    expect(indexesIn(set.get('revoked'))).toEqual([one.statusIndex]);
    expect(indexesIn(set.get('superseded'))).toEqual([two.statusIndex]);
    expect(indexesIn(set.get('suspended'))).toEqual([three.statusIndex]);

    const jwt = file(statusListPath(0)).toString();
    const { payload } = await jwtVerify(
      jwt,
      await importJWK((await keys.issuer.at(NOW, new Set())).publicJwk, 'ES256'),
      {
        typ: 'statuslist+jwt',
        currentDate: NOW,
      },
    );
    expect(payload.sub).toBe(`${ISSUER}/status-lists/0.jwt`);
    const bytes = inflateSync(Buffer.from((payload['status_list'] as { lst: string }).lst, 'base64url'));
    const value = ({ statusIndex }: CertificateRef) =>
      ((bytes[statusIndex >> 2] ?? 0) >> ((statusIndex & 3) * 2)) & 3;
    expect(certificates.map(value)).toEqual([1, 3, 2, 0, 0, 0]);

    const crl = JSON.parse(file(crlPath(one.kid)).toString());
    expect(crl).toMatchObject({ kid: one.kid, method: 'rid', ctr: version });
    expect(crl.rids.sort()).toEqual([one, two, three].map(({ statusIndex }) => String(statusIndex)).sort());
    const [key] = JSON.parse(file(PATHS.keySet).toString()).keys;
    expect(key).toMatchObject({ kid: one.kid, crlVersion: version });
    expect(key).not.toHaveProperty('d');
  });

  it('reach a device that has yesterday’s set by a delta, and one that was away by several', async () => {
    const { database, certificates, publish, file } = await setUp('deltas');
    const roots = [{ kid: keys.root.publicJwk.kid ?? '', jwk: keys.root.publicJwk as never }];
    const at = (place: 0 | 1 | 2) => certificates[place] as CertificateRef;
    await setStatus(database, [at(first)], 'suspended', 'under-investigation', NOW);
    await publish(NOW);
    let held = await readStatus(file(PATHS.statusSet), roots);
    const moveOn = async () => {
      for (;;) {
        const delta = await readDelta(file(deltaPath(held.version)), roots);
        const next = applyDelta(held, delta);
        if (!next) throw new Error('the delta does not fit');
        if (!delta.closed) return next;
        held = next;
      }
    };
    const shown = async () =>
      certificates.slice(0, 3).map(({ statusIndex }) => statusLookUp(now)(statusIndex));
    let now = await moveOn();
    expect(await shown()).toEqual(['suspended', undefined, undefined]);

    await setStatus(database, [at(second)], 'revoked', 'fraud', later(1_000));
    await publish(later(2_000));
    now = await moveOn();
    expect(await shown()).toEqual(['suspended', 'revoked', undefined]);

    // Three days pass in which nobody looks.
    await liftSuspension(database, [at(first).id], later(DAY_MS));
    await publish(later(DAY_MS));
    await setStatus(database, [at(third)], 'superseded', 'correction', later(2 * DAY_MS));
    await publish(later(2 * DAY_MS));
    await publish(later(3 * DAY_MS));
    now = await moveOn();
    expect(await shown()).toEqual([undefined, 'revoked', 'superseded']);
    const whole = await readStatus(file(PATHS.statusSet), roots);
    expect(whole.kinds).toEqual(now.kinds);
  });

  it('keep their files while nothing changes, and a month of deltas at most', async () => {
    const { database, certificates, directory, publish, file } = await setUp('kept');
    const { version } = await publish(NOW);
    const before = file(statusListPath(0));
    expect((await publish(later(60_000))).version).toBe(version);
    expect(file(statusListPath(0))).toEqual(before);
    await setStatus(database, certificates.slice(0, 1), 'revoked', 'fraud', later(61_000));
    expect((await publish(later(62_000))).version).toBe(version + 1);
    expect(file(statusListPath(0))).not.toEqual(before);
    for (let day = 1; day <= 40; day++) await publish(later(day * DAY_MS));
    expect(readdirSync(join(directory, 'trust', 'status')).filter((name) => /delta/.test(name))).toHaveLength(
      31,
    );
  });

  it('are not published where devices would refuse them, which the operator is told before and then', async () => {
    const { database, certificates, directory, file } = await setUp('room');
    const told: StatusRoom[] = [];
    const publishWith = (mostBytes: number) =>
      statusPublisher(database, keys, OWN, directory, (room) => told.push(room), mostBytes);
    await publishWith(2_000)(NOW);
    const small = file(PATHS.statusSet);
    expect(told).toEqual([]);

    await setStatus(database, certificates, 'revoked', 'fraud', NOW);
    const mostBytes = small.length + 5;
    const tomorrow = later(24 * 3_600_000);
    await publishWith(mostBytes)(tomorrow);
    const [set] = told.filter(({ path }) => path === PATHS.statusSet);
    expect(set).toMatchObject({ mostBytes, isPublished: false });
    expect(set?.bytes).toBeGreaterThan(mostBytes);
    expect(file(PATHS.statusSet)).toEqual(small);

    told.length = 0;
    await publishWith(set?.bytes ?? 0)(tomorrow);
    expect(told).toContainEqual({ ...set, mostBytes: set?.bytes, isPublished: true });
    expect(file(PATHS.statusSet)).toHaveLength(set?.bytes ?? 0);
  });

  it('come complete from every process that serves files of its own', async () => {
    const { database, certificates, publish } = await setUp('processes');
    await publish(NOW);
    await setStatus(database, certificates.slice(0, 1), 'revoked', 'fraud', NOW);
    const other = join(folder, `other-${Math.random()}`);
    const publishThere = statusPublisher(database, keys, OWN, other);
    const { version } = await publishThere(later(1_000));
    expect((await publish(later(2_000))).version).toBe(version);
    const set = await openCose(readFileSync(join(other, PATHS.statusSet)));
    const delta = await openCose(readFileSync(join(other, deltaPath(Number(set.get('version'))))));
    expect(delta.get('version')).toBe(version);
    expect(indexesIn(delta.get('revoked'))).toEqual([certificates[0]?.statusIndex]);
  });

  it('only grow graver, save for a suspension, which can be lifted', async () => {
    const { database, certificates } = await setUp('order');
    const [one] = certificates as [CertificateRef];
    expect(await setStatus(database, [one], 'superseded', 'correction', NOW)).toEqual([one.id]);
    expect(await setStatus(database, [one], 'suspended', 'fraud', NOW)).toEqual([]);
    expect(await liftSuspension(database, [one.id], NOW)).toEqual([]);
    expect(await setStatus(database, [one], 'revoked', 'fraud', NOW)).toEqual([one.id]);
    expect(await setStatus(database, [one], 'revoked', 'fraud', NOW)).toEqual([]);
    expect(await database.query('select kind, reason from revocation')).toEqual([
      { kind: 'revoked', reason: 'fraud' },
    ]);
  });
});

import * as v from 'valibot';
import { signJws } from '../../certificate/sign-jws.ts';
import { type HourTally, MOST_SUMS } from '../../tally-contract/hour-tally.ts';
import { keyOfKind, type Sum } from '../../tally-contract/tally.ts';
import { EnrolResponse, MOST_HOURS, TallyError, TallyResponse, TYPES } from '../../tally-contract/upload.ts';
import { totalOf } from '../shift/sums.ts';
import { readTally } from '../shift/tally-storage.ts';
import { type Device, supervisorDatabase } from './supervisor-storage.ts';

/** Why something could not be sent: the service's codes, and what goes wrong on the way. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly code: TallyError | 'no-connection' | 'failed';

  constructor(code: SendError['code']) {
    super(code);
    this.code = code;
  }
}

const TIMEOUT_MS = 15_000;
const HOUR_MS = 3_600_000;

export const readDevice = async (): Promise<Device | undefined> =>
  (await supervisorDatabase()).get('device', 'device');

/** Makes a key that never leaves this browser, and makes it known to the service by a code. @throws {SendError} */
export async function enrol(code: string): Promise<Device> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  const { crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = { kty: 'EC', crv: crv ?? '', x: x ?? '', y: y ?? '' };
  const jws = await signed(privateKey, { typ: TYPES.enrol }, { code, jwk });
  const known = await post('/api/tallies/devices', jws, EnrolResponse);
  const device = { privateKey, ...known };
  const database = await supervisorDatabase();
  await database.clear('sent');
  await database.put('device', device, 'device');
  return device;
}

/** From now on nothing is sent, and the key is gone. */
export async function stopSending(): Promise<void> {
  const database = await supervisorDatabase();
  await Promise.all([database.clear('device'), database.clear('sent')]);
}

/** The hours that are over and that the service does not have, with how many verdicts each has. */
export async function unsentHours(now = new Date()): Promise<Map<number, readonly Sum[]>> {
  const database = await supervisorDatabase();
  const byStart = new Map<number, Sum[]>();
  for (const sum of await readTally()) {
    if (sum.startSeconds * 1000 + HOUR_MS > now.getTime()) continue;
    const others = byStart.get(sum.startSeconds);
    if (others) others.push(sum);
    else byStart.set(sum.startSeconds, [sum]);
  }
  for (const [start, sums] of byStart) {
    if ((await database.get('sent', start)) === totalOf(sums)) byStart.delete(start);
  }
  return byStart;
}

/**
 * Sends the sums of the hours that are over, where the supervisor wants it; one tab at a time.
 *
 * @returns how many hours were sent.
 * @throws {SendError}
 */
export async function sendTally(): Promise<number> {
  const device = await readDevice();
  if (!device) return 0;
  return navigator.locks.request('vi-vacxin-send-tally', async () => {
    const hours = [...(await unsentHours())];
    for (const some of batchesOf(hours)) {
      const claims = { hours: some.map(([start, sums]) => hourOf(start, sums)) };
      const jws = await signed(device.privateKey, { typ: TYPES.tally, kid: device.thumbprint }, claims);
      await post('/api/tallies', jws, TallyResponse);
      const database = await supervisorDatabase();
      for (const [start, sums] of some) await database.put('sent', totalOf(sums), start);
    }
    return hours.length;
  });
}

type HourSums = readonly [startSeconds: number, sums: readonly Sum[]];

/** So many hours together as the service takes. */
export function batchesOf(hours: readonly HourSums[]): HourSums[][] {
  const batches: HourSums[][] = [];
  let room = 0;
  for (const hour of hours) {
    const newest = batches.at(-1);
    room -= hour[1].length;
    if (newest && newest.length < MOST_HOURS && room >= 0) newest.push(hour);
    else {
      batches.push([hour]);
      room = MOST_SUMS - hour[1].length;
    }
  }
  return batches;
}

const hourOf = (startSeconds: number, sums: readonly Sum[]): HourTally => ({
  startSeconds,
  // Who travels within an hour has counted it in two zones; the hour is the same.
  zone: sums[0]?.zone ?? 'UTC',
  sums: merged(sums),
});

/** One sum of each kind. */
function merged(sums: readonly Sum[]): HourTally['sums'] {
  const byKind = new Map<string, HourTally['sums'][number]>();
  for (const { mode, outcome, reason, door, count } of sums) {
    const kind = { mode, outcome, reason, ...(door && { door }) };
    const key = keyOfKind(kind);
    byKind.set(key, { ...kind, count: count + (byKind.get(key)?.count ?? 0) });
  }
  return [...byKind.values()];
}

const signed = (privateKey: CryptoKey, header: Readonly<Record<string, string>>, claims: object) =>
  signJws(
    { alg: 'ES256', ...header },
    new TextEncoder().encode(JSON.stringify({ iat: Math.floor(Date.now() / 1000), ...claims })),
    privateKey,
  );

async function post<Schema extends v.GenericSchema>(
  path: string,
  jws: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jws }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new SendError('no-connection');
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const error = v.safeParse(v.object({ error: TallyError }), json);
    throw new SendError(error.success ? error.output.error : 'failed');
  }
  const answer = v.safeParse(schema, json);
  if (!answer.success) throw new SendError('failed');
  return answer.output;
}

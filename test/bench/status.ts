/**
 * How small the status of a hundred million certificates is, and how fast it is looked up: `npm run bench:status`
 * (`-- --certificates N`, `--revoked N`, `--changes N`). Beside each size stands the information-theoretic bound, the
 * logarithm of the number of sets there are, computed in the same run; what a device keeps and does stands beside its limits. Results in docs/speed.md.
 */
import { Console } from 'node:console';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateSync } from 'node:zlib';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { encodeSet } from '../../src/trust/status/golomb-rice.ts';
import {
  currentStatus,
  type HeldStatus,
  heldVersion,
  readHeldStatus,
} from '../../src/trust/status/held-status.ts';
import {
  applyDelta,
  type OfflineStatus,
  readDelta,
  readStatus,
  signDelta,
  signStatus,
  statusLookUp,
} from '../../src/trust/status/offline-status.ts';
import { SHARD_INDEXES, signStatusList } from '../../src/trust/status/status-list.ts';

// Memory is counted after what is not needed any more has gone.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const { table: show } = new Console(process.stdout);
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    certificates: { type: 'string', default: '100000000' },
    revoked: { type: 'string', default: '100000' },
    changes: { type: 'string', default: '1000' },
  },
});
const certificates = Number(values.certificates);

/** Deterministic (mulberry32), so that two runs measure the same set. */
function randomNumbers(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomNumbers(5772);

function draw(count: number, unlike: ReadonlySet<number> = new Set()): Uint32Array {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const index = Math.floor(random() * certificates);
    if (!unlike.has(index)) drawn.add(index);
  }
  return Uint32Array.from(drawn).sort();
}

/** log2 of the number of ways to choose `count` of `universe`, in bytes. */
function boundBytes(universe: number, count: number): number {
  let bits = 0;
  for (let place = 0; place < count; place++) bits += Math.log2((universe - place) / (count - place));
  return bits / 8;
}

const NOW_SECONDS = 1_654_070_400;
const { kid, privateJwk, publicJwk } = await generateSigningKey();
const root = await importSigner(privateJwk);
const { x = '', y = '' } = publicJwk;
const roots = [{ kid, jwk: { kty: 'EC', crv: 'P-256', x, y } as const }];
const none = encodeSet([]);
const statusOf = (version: number, revoked: Uint32Array): OfflineStatus => ({
  version,
  issuedAtSeconds: NOW_SECONDS,
  universe: certificates,
  kinds: { revoked: encodeSet(revoked), superseded: none, suspended: none },
});
const timed = async <Result>(work: () => Promise<Result> | Result) => {
  const begun = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begun };
};

const revoked = draw(Number(values.revoked));
const changes = draw(Number(values.changes), new Set(revoked));
const set = await timed(() => signStatus(statusOf(1, revoked), root));
const delta = await signDelta({ ...statusOf(2, changes), from: 1, valid: none, closed: false }, root);
const setBound = boundBytes(certificates, revoked.length);
const deltaBound = boundBytes(certificates, changes.length);

let lists = 0;
const shards = Math.ceil(certificates / SHARD_INDEXES);
const signing = await timed(async () => {
  for (let shard = 0, at = 0; shard < shards; shard++) {
    const statuses = new Map<number, 'revoked'>();
    for (; at < revoked.length && (revoked[at] ?? 0) < (shard + 1) * SHARD_INDEXES; at++) {
      statuses.set((revoked[at] ?? 0) % SHARD_INDEXES, 'revoked');
    }
    const list = {
      uri: '',
      issuedAtSeconds: NOW_SECONDS,
      expiresAtSeconds: NOW_SECONDS,
      ttlSeconds: 300,
      statuses,
    };
    lists += (await signStatusList(list, root, (bytes) => deflateSync(bytes, { level: 9 }))).length;
  }
});

const row = (bytes: number, bound?: number) => ({
  bytes: Math.round(bytes),
  KiB: Number((bytes / 1024).toFixed(2)),
  ...(bound !== undefined && {
    'bound, KiB': Number((bound / 1024).toFixed(2)),
    'against the bound': Number((bytes / bound).toFixed(3)),
  }),
});
process.stdout.write(
  `${certificates.toLocaleString('en')} certificates, ${revoked.length.toLocaleString('en')} revoked, ${changes.length.toLocaleString('en')} changes\n`,
);
show({
  'offline set, signed': row(set.result.length, setBound),
  'delta, signed': row(delta.length, deltaBound),
  [`${shards} status lists, signed`]: row(lists),
  'one status list': row(lists / shards),
});

const read = await timed(() => readStatus(set.result, roots));
const change = await readDelta(delta, roots);
const applied = await timed(() => applyDelta(read.result, change));
if (!applied.result) throw new Error('the delta does not fit');
const lookUp = await timed(() => statusLookUp(read.result));
const asked = Uint32Array.from({ length: 200_000 }, () => Math.floor(random() * certificates));
const known = new Set(revoked);
const each = async (has: (index: number) => unknown) => {
  let found = 0;
  const { ms } = await timed(() => {
    for (const index of asked) if (has(index)) found++;
  });
  return { found, 'ns a look-up': Math.round((ms * 1e6) / asked.length) };
};
const baseline = await each((index) => known.has(index));
const coded = await each(lookUp.result);
show({ 'baseline: a Set of all of them in memory': baseline, 'the coded set': coded });
if (baseline.found !== coded.found) throw new Error('the coded set answers otherwise than the truth');
show({
  milliseconds: {
    'signing the set': Math.round(set.ms),
    'signing all status lists': Math.round(signing.ms),
    'reading the set, with its signature': Math.round(read.ms),
    'applying the delta': Math.round(applied.ms),
    'making it ready for look-ups': Math.round(lookUp.ms),
  },
});

// What a verifier keeps, by its own code: the set and the day's delta, and the same after the delta has been closed.
const LIMITS = { storedBytes: 150_000, lookUpNs: 10_000, deltaStepMs: 1_000, memoryBytes: 300_000 };
const roundTrip = (held: HeldStatus) => {
  const stored = serialize(held);
  const again = readHeldStatus(deserialize(stored));
  if (!again || heldVersion(again) !== heldVersion(held)) throw new Error('what was kept cannot be read');
  return stored.length;
};
const openDay = { base: read.result, delta: change };
const stored = roundTrip(openDay);
const storedClosed = roundTrip({ base: applied.result });
const step = await timed(async () => {
  const next = applyDelta(read.result, await readDelta(delta, roots));
  if (!next) throw new Error('the delta does not fit');
  return statusLookUp(next);
});
const memory = await memoryOf(() => statusLookUp(currentStatus(openDay)));
const limited = (value: number, limit: number, unit: string) => ({
  value: `${value.toLocaleString('en')} ${unit}`,
  limit: `${limit.toLocaleString('en')} ${unit}`,
  'of the limit': Number((value / limit).toFixed(3)),
});
show({
  'kept on a device, with the day’s delta': limited(stored, LIMITS.storedBytes, 'B'),
  'kept on a device, the day closed': limited(storedClosed, LIMITS.storedBytes, 'B'),
  'a look-up': limited(coded['ns a look-up'], LIMITS.lookUpNs, 'ns'),
  'a delta’s step, with its signature': limited(Math.round(step.ms), LIMITS.deltaStepMs, 'ms'),
  'ready for look-ups, in memory': limited(memory, LIMITS.memoryBytes, 'B'),
});

/** Bytes that stay once something has been made: of many, since the engine's own come and go. */
async function memoryOf(make: () => unknown): Promise<number> {
  const used = async () => {
    for (let round = 0; round < 5; round++) {
      collectGarbage();
      // Buffers go a little later.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await used();
  const made = Array.from({ length: 20 }, make);
  const after = await used();
  return Math.round((after - before) / made.length);
}

import { generateSigningKey, importSigner } from '../../../src/certificate/keys.ts';
import { deltaPath, PATHS } from '../../../src/contract.ts';
import { encodeSet } from '../../../src/trust/status/golomb-rice.ts';
import {
  type OfflineStatus,
  STATUS_KINDS,
  type StatusKind,
  signDelta,
  signStatus,
} from '../../../src/trust/status/offline-status.ts';
import type { RootKey } from '../../../src/trust/status/signed-claims.ts';

export async function rootForTests() {
  const { kid, privateJwk, publicJwk } = await generateSigningKey();
  const { x = '', y = '' } = publicJwk;
  const roots: readonly RootKey[] = [{ kid, jwk: { kty: 'EC', crv: 'P-256', x, y } }];
  return { signer: await importSigner(privateJwk), roots };
}

/** Of an index: how it has ended, or that it holds again. */
export type Change = readonly [index: number, kind: StatusKind | undefined];
export type Truth = ReadonlyMap<number, StatusKind>;

const UNIVERSE = 2 ** 20;
const kindsOf = (entries: Iterable<Change>) => {
  const of = (kind: StatusKind | undefined) =>
    encodeSet(
      [...entries]
        .filter((entry) => entry[1] === kind)
        .map(([index]) => index)
        .sort((a, b) => a - b),
    );
  return {
    valid: of(undefined),
    kinds: Object.fromEntries(STATUS_KINDS.map((kind) => [kind, of(kind)])) as OfflineStatus['kinds'],
  };
};

/**
 * What a service publishes of statuses over days, with every version's truth: a whole set at each day's first version, and
 * a delta from each, as `publish-status.ts` does it from a database.
 */
export async function publication(signer: Awaited<ReturnType<typeof rootForTests>>['signer']) {
  const truths: Truth[] = [new Map()];
  const changes: (readonly Change[])[] = [[]];
  let bases: number[] = [1];
  const version = () => truths.length;
  const issuedAtSeconds = () => 1_654_070_400 + version() * 60;

  const deltaFrom = (from: number, to: number, closed: boolean) => {
    const latest = new Map(changes.slice(from, to).flat());
    const status = { version: to, issuedAtSeconds: issuedAtSeconds(), universe: UNIVERSE };
    return signDelta({ ...status, from, closed, ...kindsOf(latest) }, signer);
  };
  const setOf = (base: number) =>
    signStatus(
      {
        version: base,
        issuedAtSeconds: issuedAtSeconds(),
        universe: UNIVERSE,
        kinds: kindsOf(truths[base - 1] ?? new Map()).kinds,
      },
      signer,
    );
  return {
    version,
    /** By version, from 1. */
    truthAt: (at: number): Truth => truths[at - 1] ?? new Map(),
    publish(changed: readonly Change[], isNewDay: boolean) {
      const truth = new Map(truths.at(-1));
      for (const [index, kind] of changed) {
        if (kind) truth.set(index, kind);
        else truth.delete(index);
      }
      truths.push(truth);
      changes.push(changed);
      if (isNewDay) bases = [...bases, version()];
    },
    /** All files as they are now; deltas of days that are long over are gone. */
    async files(keptDays = 4): Promise<Map<string, Uint8Array>> {
      const kept = bases.slice(-keptDays);
      const files = new Map([[PATHS.statusSet as string, await setOf(kept.at(-1) ?? 1)]]);
      for (const [place, base] of kept.entries()) {
        const next = kept[place + 1];
        files.set(deltaPath(base), await deltaFrom(base, next ?? version(), next !== undefined));
      }
      return files;
    },
  };
}

import * as v from 'valibot';
import type { StatusReason } from '../certificate/reasons.ts';
import type { Trust, TrustedIssuer } from '../certificate/verify.ts';
import { deltaPath, FOREIGN_REVOCATIONS_PATH, PATHS, trustPartPath } from '../contract.ts';
import { readSignedBundle, type TrustBundle, withParts } from '../trust/bundle.ts';
import type { PartFiles, PartLengths } from '../trust/bundle-parts.ts';
import { readForeignRevocations } from '../trust/status/foreign-revocations.ts';
import { currentStatus, type HeldStatus } from '../trust/status/held-status.ts';
import { statusLookUp } from '../trust/status/offline-status.ts';
import type { RootKey } from '../trust/status/signed-claims.ts';
import { type KnownStatuses, statusReasons } from '../trust/status/status-reasons.ts';
import { statusSteps } from '../trust/status/status-steps.ts';
import { TrustError } from '../trust/trust-error.ts';
import { TrustRoots } from '../trust/trust-roots.ts';
import { UsageError } from './command.ts';
import type { PublishedFiles } from './verify-places.ts';

/** A trust bundle with what is known of statuses by the files beside it. */
export interface PublishedTrust {
  readonly name: string;
  readonly bundle: TrustBundle;
  readonly statuses: KnownStatuses;
}

type Root = v.InferOutput<typeof TrustRoots>['keys'][number];

/** The key set of a signer of trust bundles. @throws {UsageError} */
export function rootsIn(name: string, bytes: Uint8Array): readonly Root[] {
  const roots = v.safeParse(v.pipe(v.string(), v.parseJson(), TrustRoots), Buffer.from(bytes).toString());
  if (!roots.success) throw new UsageError(`${name} holds no key set`);
  return roots.output.keys;
}

/**
 * Reads a bundle that one of the roots signed, its parts, and the statuses that it names.
 *
 * @param note told what is not known of statuses; what rests on it is not valid then.
 * @throws {UsageError} where there is no bundle that can be believed as a whole.
 */
export async function readPublished(
  name: string,
  jwt: Uint8Array,
  roots: readonly Root[],
  files: PublishedFiles,
  note: (line: string) => void,
): Promise<PublishedTrust> {
  try {
    const signed = await readSignedBundle(Buffer.from(jwt).toString().trim(), roots);
    const bundle = await withParts(signed, await partsFrom(files, signed.parts));
    const statusRoots = roots.map(({ kid, ...jwk }) => ({ kid, jwk }));
    return { name, bundle, statuses: await statusesFrom(name, bundle, statusRoots, files, note) };
  } catch (error) {
    if (error instanceof TrustError) throw new UsageError(`${name}: ${error.message} (${error.code})`);
    throw error;
  }
}

async function partsFrom(files: PublishedFiles, parts: PartLengths): Promise<PartFiles> {
  const had = new Map<string, Uint8Array>();
  for (const digest of parts.keys()) {
    const bytes = await files(trustPartPath(digest)).catch(() => undefined);
    if (bytes) had.set(digest, bytes);
  }
  return had;
}

async function statusesFrom(
  name: string,
  { status }: TrustBundle,
  roots: readonly RootKey[],
  files: PublishedFiles,
  note: (line: string) => void,
): Promise<KnownStatuses> {
  if (!status) return {};
  const own = await heldFrom(name, roots, files, note);
  const foreign =
    status.foreign === undefined
      ? undefined
      : await files(FOREIGN_REVOCATIONS_PATH)
          .then((bytes) => readForeignRevocations(bytes, roots))
          .catch((error: unknown) => {
            note(`${name}: other issuers' revocation lists are missing (${problemOf(error)})`);
            return undefined;
          });
  return { ...(own && { own }), ...(foreign && { foreign }) };
}

async function heldFrom(
  name: string,
  roots: readonly RootKey[],
  files: PublishedFiles,
  note: (line: string) => void,
): Promise<KnownStatuses['own']> {
  const source = { set: () => files(PATHS.statusSet), delta: (from: number) => files(deltaPath(from)) };
  const steps = statusSteps(undefined, source, roots);
  let held: HeldStatus | undefined;
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (!step.done) {
      held = step.value;
      continue;
    }
    if (step.value) note(`${name}: statuses are ${held ? 'not the newest' : 'missing'} (${step.value})`);
    break;
  }
  if (!held) return undefined;
  const status = currentStatus(held);
  return {
    version: status.version,
    issuedAtSeconds: status.issuedAtSeconds,
    statusOf: statusLookUp(status),
  };
}

const problemOf = (error: unknown) => (error instanceof TrustError ? error.code : 'unreachable');

/** What a bundle's statuses say of certificates of the issuers in it. */
export function publishedStatuses({ bundle, statuses }: PublishedTrust): NonNullable<Trust['status']> {
  const nameOf = ({ family, iss }: TrustedIssuer, kid: string) => `${family} ${iss} ${kid}`;
  const issuers = new Map<string, TrustedIssuer>();
  for (const issuer of bundle.issuers) {
    for (const { kid } of issuer.keys) {
      const name = nameOf(issuer, kid);
      if (issuer.inStatusSet || !issuers.has(name)) issuers.set(name, issuer);
    }
  }
  return (certificate, { issuer, key }, at): readonly StatusReason[] => {
    const known = issuers.get(nameOf(issuer, key.kid));
    return known ? statusReasons(certificate, { issuer: known, key }, bundle, statuses, at) : [];
  };
}

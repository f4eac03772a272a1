import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Signer } from '../certificate/issue.ts';
import { IN_THE_CLEAR, type KeyCustody } from './key-custody.ts';
import { keyText, readKey, writeOnce } from './key-files.ts';

/** A key pair of which the private part signs and cannot be read. */
export interface SigningKey {
  readonly signer: Signer;
  /** With `kid`, `use` and `alg`; no private part. */
  readonly publicJwk: JWK;
}

/** A key that signs certificates, from an instant on until the next one does. */
export interface IssuerKey extends SigningKey {
  readonly usedFrom: Date;
}

/** The keys that sign SMART Health Cards, one after another. */
export interface IssuerKeys {
  /** The key in use at an instant; made when all were withdrawn, so that there always is one. */
  at(now: Date, withdrawn: ReadonlySet<string>): Promise<IssuerKey>;
  /** Every key that was not withdrawn, the coming one among them: what they signed outlives their use. */
  all(withdrawn: ReadonlySet<string>): Promise<readonly IssuerKey[]>;
  /** A new key, used from an instant on. */
  rotate(now: Date, usedFrom: Date): Promise<IssuerKey>;
  /** Makes the next key when it is time, so that keys change without anybody's doing anything. */
  prepare(now: Date): Promise<void>;
}

const DAY_MS = 86_400_000;
const USED_DAYS = 365;
/** The oldest trust by which a verifier still says anything: by then everyone knows a new key before it signs. */
export const KNOWN_BEFORE_DAYS = 7;

/** The key of the first versions, used from the beginning. */
const FIRST_FILE = 'issuer.jwk.json';
const FILE = /^issuer-\d{17}\.json$/;

/** Opens the keys in the folder of the service's keys, the first made if there is none; others may come while they are open. */
export async function openIssuerKeys(
  directory: string,
  custody: KeyCustody = IN_THE_CLEAR,
): Promise<IssuerKeys> {
  if (!readdirSync(directory).some((name) => FILE.test(name))) {
    await keepKey(join(directory, FIRST_FILE), custody);
  }
  const opened = new Map<string, Promise<IssuerKey>>();
  const kept = async (): Promise<IssuerKey[]> => {
    const names = readdirSync(directory).filter((name) => name === FIRST_FILE || FILE.test(name));
    const keys = await Promise.all(
      names.map((name) => {
        const key = opened.get(name) ?? openKey(join(directory, name), custody);
        opened.set(name, key);
        return key;
      }),
    );
    return keys.sort((a, b) => a.usedFrom.getTime() - b.usedFrom.getTime());
  };
  const rotate = async (now: Date, usedFrom: Date): Promise<IssuerKey> => {
    const path = join(directory, `issuer-${now.toISOString().replace(/\D/g, '')}.json`);
    writeOnce(path, keyText(await custody.make(), { usedFrom: usedFrom.toISOString() }));
    return openKey(path, custody);
  };
  const all = async (withdrawn: ReadonlySet<string>) =>
    (await kept()).filter(({ signer }) => !withdrawn.has(signer.kid));
  return {
    all,
    rotate,
    at: async (now, withdrawn) => {
      const keys = await all(withdrawn);
      // One that is not in use yet is better than none: verifiers may know it already.
      return keys.findLast(({ usedFrom }) => usedFrom <= now) ?? keys[0] ?? rotate(now, now);
    },
    prepare: async (now) => {
      const newest = (await kept()).at(-1);
      const next = newest && newest.usedFrom.getTime() + USED_DAYS * DAY_MS;
      if (next === undefined || now.getTime() < next - KNOWN_BEFORE_DAYS * DAY_MS) return;
      await rotate(now, new Date(Math.max(next, now.getTime() + KNOWN_BEFORE_DAYS * DAY_MS)));
    },
  };
}

/** The first one says no beginning. */
async function openKey(path: string, custody: KeyCustody): Promise<IssuerKey> {
  return { ...(await openSigningKey(path, custody)), usedFrom: new Date(readKey(path).usedFrom ?? 0) };
}

/** The key in a file, its `kid` the RFC 7638 thumbprint. */
export async function openSigningKey(path: string, custody: KeyCustody): Promise<SigningKey> {
  const key = readKey(path);
  const kid = await calculateJwkThumbprint(key.publicJwk, 'sha256');
  return { signer: { kid, privateKey: await custody.open(key) }, publicJwk: key.publicJwk };
}

/** Sees to it that there is a key in a file. */
export async function keepKey(path: string, custody: KeyCustody): Promise<void> {
  if (!existsSync(path)) writeOnce(path, keyText(await custody.make()));
}

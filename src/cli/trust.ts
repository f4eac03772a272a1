import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchForeignRevocations } from '../issuer/foreign-revocations.ts';
import {
  type AddedTrustList,
  addTrustedIssuer,
  addTrustLists,
  digestOf,
  removeTrustList,
  type TrustListSummary,
  trustLists,
} from '../issuer/trusted-issuers.ts';
import type { TrustListFile, TrustListOptions } from '../trust/lists/trust-list.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';
import { policy } from './trust-policy.ts';

export const trustCommand: Command = {
  usage: `add SOURCE… [options]
       vi-vacxin trust list [options]
       vi-vacxin trust remove LIST [options]
       vi-vacxin trust revocations [options]
       vi-vacxin trust policy [--fresh TIME] [--stale TIME] [options]

Adds trust lists, all of them or none, or renews them: a newer list takes the place of the one of the same name. They
are in the trust bundle from its next publication, at the latest when the service starts. A SOURCE is

  an issuer of SMART Health Cards, as https://issuer.example: the keys at its own /.well-known/jwks.json; with --name
  and --country
  a file, whose kind shows in its content:
    the snapshot of the VCI directory, with its signature beside it (.sig) or in --signature
    a trust list of WHO's GDHCN, version 2 (did.json), checked by its proof
    document signers of EU certificates: Germany's signed text, [{kid, country, rawData}], identifier → certificate
    X.509 certificates, PEM or DER, one or several: document signers, or authorities and signers of ICAO seals, with
    the revocation lists of the authorities as further sources
    a did:web document (NZ COVID Pass)
    the key set of one issuer of SMART Health Cards, with --issuer
    the key of a DIVOC issuer, PEM or JWK, with --issuer and --verification-method

"revocations" asks every issuer of SMART Health Cards that was added for the revocation lists of its keys, and keeps
what has changed; devices get all of them in one signed file, so that no scan asks an issuer anything. Let it run daily:
what was asked longer ago than the trust policy allows says nothing any more, and certificates of other issuers that may
have been revoked since are no longer shown as valid.

  --issuer WHO      whose keys a file holds that does not say so
  --name NAME       how screens name that issuer
  --name-en NAME    the same in English (default: as in --name)
  --country CC      its country, ISO 3166-1 alpha-2
  --verification-method NAME
                    what proofs by a DIVOC key name it
  --signature FILE  the signature over the list, where it is in a file of its own
  --signed-by FILE  a key or certificate that may sign the list, besides those known; may be repeated
  --test            the keys are for tests: never green outside training

"policy" says, and decides for the bundles from now on, how old its trust may be for a verifier: without a network it
becomes ageing, which its screen says, and then stale, which turns "valid" into "cannot tell". From 12h to 365d.

  --fresh TIME      until it is ageing, in hours or days (12h, 2d; at first 1d)
  --stale TIME      until it is stale (at first 7d)
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action, ...sources] = positionals;
    if (action === 'list' && sources.length === 0) return list(values.data);
    if (action === 'policy' && sources.length === 0) return policy(values.data, values);
    if (action === 'remove' && sources[0] !== undefined && sources.length === 1) {
      return remove(values.data, sources[0]);
    }
    if (action === 'revocations' && sources.length === 0) return fetchRevocations(values.data);
    if (action !== 'add' || sources.length === 0) {
      throw new UsageError(
        'say "add" and a file or one issuer, "list", "remove" and one list, "revocations", or "policy"',
      );
    }
    const { country } = values;
    if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
      throw new UsageError('--country must be two capitals, such as JP');
    }
    const [iss] = sources;
    return iss !== undefined && /^https?:/.test(iss)
      ? addIssuer(iss, sources.length, values)
      : addFiles(sources, values);
  },
};

const OPTIONS = {
  ...dataOption,
  issuer: { type: 'string' },
  name: { type: 'string' },
  'name-en': { type: 'string' },
  country: { type: 'string' },
  'verification-method': { type: 'string' },
  signature: { type: 'string' },
  'signed-by': { type: 'string', multiple: true },
  test: { type: 'boolean' },
  fresh: { type: 'string' },
  stale: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function addIssuer(iss: string, sources: number, values: Values): Promise<number> {
  const { name, country } = values;
  if (sources > 1) throw new UsageError('add one issuer at a time');
  if (!name) throw new UsageError('--name is needed');
  if (!country) throw new UsageError('--country must be two capitals, such as JP');
  const issuer = { iss, name: { vi: name, en: values['name-en'] ?? name }, country };
  return withDatabase(values.data, async (database) => {
    console.log(`${count(await addTrustedIssuer(database, issuer, new Date()))} keys of ${iss}`);
    return 0;
  });
}

async function addFiles(paths: readonly string[], values: Values): Promise<number> {
  // Certificates and canonical JSON are a lot of code that other commands can do without.
  const [{ isRevocationList }, { readTrustList }] = await Promise.all([
    import('../trust/lists/certificates.ts'),
    import('../trust/lists/read-trust-list.ts'),
  ]);
  const files = await Promise.all(paths.map(fileAt));
  const { options, signature } = await optionsFrom(values);
  const revocationLists = files.filter(({ bytes }) => isRevocationList(bytes)).map(({ bytes }) => bytes);
  const lists: AddedTrustList[] = [];
  for (const file of files.filter(({ bytes }) => !isRevocationList(bytes))) {
    const beside = file.path.replace(/\.[^./]+$/, '.sig');
    const signed = signature ?? (existsSync(beside) ? (await fileAt(beside)).bytes : undefined);
    const list = await readTrustList(file, {
      ...options,
      revocationLists,
      ...(signed && { signature: signed }),
    });
    lists.push({ ...list, source: file.path, digest: digestOf(file.bytes) });
  }
  if (lists.length === 0) {
    throw new UsageError('revocation lists belong to the certificates of authorities: name those too');
  }
  return withDatabase(values.data, async (database) => {
    await addTrustLists(database, lists, new Date());
    for (const { id, kind, checkedBy, issuers, skipped } of lists) {
      const keys = issuers.reduce((sum, issuer) => sum + issuer.keys.length, 0);
      console.log(
        `${id} (${kind}, ${CHECKED[checkedBy]}): ${count(issuers.length)} issuers, ${count(keys)} keys`,
      );
      for (const { what, why } of skipped) console.log(`  left out: ${what}: ${why}`);
    }
    return 0;
  });
}

async function optionsFrom(
  values: Values,
): Promise<{ options: TrustListOptions; signature: Uint8Array | undefined }> {
  const { issuer, name, country, test } = values;
  const verificationMethod = values['verification-method'];
  return {
    options: {
      now: new Date(),
      ...(issuer !== undefined && { issuer }),
      ...(name !== undefined && { name: { vi: name, en: values['name-en'] ?? name } }),
      ...(country !== undefined && { country }),
      ...(verificationMethod !== undefined && { verificationMethod }),
      signedBy: await Promise.all((values['signed-by'] ?? []).map(fileAt)),
      ...(test && { test }),
    },
    signature: values.signature === undefined ? undefined : (await fileAt(values.signature)).bytes,
  };
}

async function fileAt(path: string): Promise<TrustListFile & { readonly path: string }> {
  return { bytes: new Uint8Array(await readFile(path)), name: basename(path), path: resolve(path) };
}

const CHECKED: Readonly<Record<TrustListSummary['checkedBy'], string>> = {
  signature: 'signature checked',
  proof: 'proof checked',
  origin: "from the issuer's own host",
  none: 'unsigned: on your word',
};

const list = (dataDirectory: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    for (const one of await trustLists(database)) {
      console.log(`${one.name} (${one.kind}, ${CHECKED[one.checkedBy]})`);
      console.log(
        `  ${count(one.issuers)} issuers, ${count(one.keys)} keys, ${count(one.skipped.length)} left out`,
      );
      const made = one.madeAt ? `, made ${one.madeAt.toISOString()}` : '';
      console.log(`  added ${one.addedAt.toISOString()}${made}, from ${one.source}`);
      console.log(`  SHA-256 ${one.digest}`);
      for (const { what, why } of one.skipped) console.log(`  left out: ${what}: ${why}`);
    }
    return 0;
  });

const remove = (dataDirectory: string, name: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    const removed = await removeTrustList(database, name);
    if (removed === 0) throw new UsageError(`no list "${name}"; see "trust list"`);
    console.log(`${count(removed)} removed; no longer in the trust bundle from its next publication`);
    return 0;
  });

/** Says which issuers have lists, and what could not be had; those who have none are most of them. */
const fetchRevocations = (dataDirectory: string): Promise<number> =>
  withDatabase(dataDirectory, async (database) => {
    const asked = await fetchForeignRevocations(database, new Date());
    for (const { iss, lists, skipped } of asked) {
      if (lists > 0) console.log(`${iss}: ${count(lists)} lists`);
      for (const { what, why } of skipped) console.log(`${iss}: left as it was: ${what}: ${why}`);
    }
    const lists = asked.reduce((sum, issuer) => sum + issuer.lists, 0);
    console.log(`${count(asked.length)} issuers asked, ${count(lists)} lists; published within a minute`);
    return 0;
  });

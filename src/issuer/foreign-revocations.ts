import * as v from 'valibot';
import type { TrustedIssuer } from '../certificate/verify.ts';
import { crlPath, PATHS } from '../contract.ts';
import { type ForeignRevocations, MAX_LISTS, MAX_LISTS_LENGTH } from '../trust/status/foreign-revocations.ts';
import { entriesOf, readRevocationList, revokedBy, versionOf } from '../trust/status/revocation-list.ts';
import type { Database, Queryable } from './database.ts';
import { fetchFromIssuer } from './issuer-host.ts';
import { trustedIssuers } from './trusted-issuers.ts';

const MAX_KEY_SET_BYTES = 1_000_000;
/** 40,000 revocation ids. */
const MAX_LIST_BYTES = 1_000_000;
const ISSUERS_AT_A_TIME = 8;
const SETTING = 'foreign-revocations';

/** What came of asking one issuer. */
export interface AskedIssuer {
  readonly iss: string;
  /** Of its keys, newest or as they were kept. */
  readonly lists: number;
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
}

interface FetchedList {
  readonly iss: string;
  readonly kid: string;
  readonly version: number;
  /** Absent where the one that is kept is the newest. */
  readonly entries?: string;
}

/**
 * Asks every other issuer of SMART Health Cards that is trusted for the revocation lists of its keys, where its key set
 * says that there are newer ones (`crlVersion`; SMART Health Cards 1.4.0, "Revocation"), and keeps them. What cannot be
 * had or read leaves what is kept of it, and spoils no other.
 */
export async function fetchForeignRevocations(
  database: Database,
  now: Date,
  fetchText: typeof fetchFromIssuer = fetchFromIssuer,
): Promise<AskedIssuer[]> {
  const kept = new Map(
    (
      await database.query<{ iss: string; kid: string; version: number }>(
        'select iss, kid, version from foreign_revocation_list',
      )
    ).map(({ iss, kid, version }) => [`${iss} ${kid}`, version]),
  );
  const waiting = await othersWithCards(database);
  const answers: { asked: AskedIssuer; fetched: readonly FetchedList[] }[] = [];
  const askNext = async () => {
    for (let issuer = waiting.shift(); issuer; issuer = waiting.shift()) {
      answers.push(await askIssuer(issuer, kept, fetchText));
    }
  };
  await Promise.all(Array.from({ length: ISSUERS_AT_A_TIME }, askNext));
  answers.sort((a, b) => (a.asked.iss < b.asked.iss ? -1 : 1));
  return database.transaction(async (transaction) => {
    const version = await nextVersion(transaction);
    const asked: AskedIssuer[] = [];
    for (const answer of answers) {
      const refused = await keepLists(transaction, answer.fetched, now);
      asked.push({ ...answer.asked, skipped: [...answer.asked.skipped, ...refused] });
    }
    await transaction.query('update setting set value = $2::jsonb where name = $1', [
      SETTING,
      JSON.stringify({ version, askedAt: now.toISOString() }),
    ]);
    return asked;
  });
}

/** Our own are in the status set. */
async function othersWithCards(database: Queryable): Promise<TrustedIssuer[]> {
  const own = new Set(
    (await database.query<{ iss: string }>('select iss from own_identity')).map(({ iss }) => iss),
  );
  const issuers = await trustedIssuers(database);
  return issuers.filter(({ family, iss }) => family === 'shc' && iss.startsWith('https://') && !own.has(iss));
}

const KeySet = v.object({ keys: v.pipe(v.array(v.unknown()), v.maxLength(1000)) });

async function askIssuer(
  { iss, keys }: TrustedIssuer,
  kept: ReadonlyMap<string, number>,
  fetchText: typeof fetchFromIssuer,
): Promise<{ asked: AskedIssuer; fetched: readonly FetchedList[] }> {
  const skipped: { what: string; why: string }[] = [];
  const fetched: FetchedList[] = [];
  for (const { kid, version } of await listedKeys()) {
    const before = kept.get(`${iss} ${kid}`);
    if (before !== undefined && before >= version) {
      fetched.push({ iss, kid, version: before });
      continue;
    }
    try {
      const list = readRevocationList(await fetchText(`${iss}${crlPath(kid)}`, MAX_LIST_BYTES), kid);
      if (before !== undefined && list.version < before) throw new Error('older than the one that is kept');
      fetched.push({ iss, kid, version: list.version, entries: entriesOf(list.revoked).sort().join('\n') });
    } catch (error) {
      skipped.push({ what: kid, why: (error as Error).message });
    }
  }
  return { asked: { iss, lists: fetched.length, skipped }, fetched };

  /** Of the keys that we trust: whoever takes a key away from its set need not take back what it has revoked. */
  async function listedKeys(): Promise<{ kid: string; version: number }[]> {
    try {
      const text = await fetchText(`${iss}${PATHS.keySet}`, MAX_KEY_SET_BYTES);
      const set = v.parse(v.pipe(v.string(), v.parseJson(), KeySet), text);
      const versions = new Map(set.keys.map(versionOf).filter((listed) => listed !== undefined));
      return keys.flatMap(({ kid }) => {
        const version = versions.get(kid);
        return version === undefined ? [] : [{ kid, version }];
      });
    } catch (error) {
      skipped.push({ what: 'its key set', why: (error as Error).message });
      return [];
    }
  }
}

/** @returns the lists that there is no room for, since no device would read a file with them. */
async function keepLists(
  transaction: Queryable,
  fetched: readonly FetchedList[],
  now: Date,
): Promise<{ what: string; why: string }[]> {
  const refused: { what: string; why: string }[] = [];
  for (const { iss, kid, version, entries } of fetched) {
    if (entries === undefined) {
      await transaction.query(
        'update foreign_revocation_list set checked_at = $3 where iss = $1 and kid = $2',
        [iss, kid, now],
      );
      continue;
    }
    const [others] = await transaction.query<{ lists: number; length: number }>(
      `select count(*) as lists, coalesce(sum(length(entries)), 0)::bigint as length
       from foreign_revocation_list where not (iss = $1 and kid = $2)`,
      [iss, kid],
    );
    const { lists = 0, length = 0 } = others ?? {};
    if (lists >= MAX_LISTS || length + entries.length > MAX_LISTS_LENGTH) {
      refused.push({ what: kid, why: 'no room beside the others in what devices read' });
      continue;
    }
    await transaction.query(
      `insert into foreign_revocation_list (iss, kid, version, checked_at, entries) values ($1, $2, $3, $4, $5)
       on conflict (iss, kid) do update
         set version = excluded.version, checked_at = excluded.checked_at, entries = excluded.entries
         where foreign_revocation_list.version <= excluded.version`,
      [iss, kid, version, now, entries],
    );
  }
  return refused;
}

/** Locks the row until the lists are kept. */
async function nextVersion(transaction: Queryable): Promise<number> {
  const [row] = await transaction.query<{ version: number }>(
    `insert into setting (name, value) values ($1, '{"version": 1}')
     on conflict (name) do update
       set value = jsonb_build_object('version', (setting.value ->> 'version')::bigint + 1)
     returning (value ->> 'version')::bigint as version`,
    [SETTING],
  );
  return row?.version ?? 1;
}

/** Of the lists that are kept: their version, and when issuers were asked last. @returns undefined where there are none. */
export async function foreignRevocationsAsked(
  database: Queryable,
): Promise<{ readonly version: number; readonly askedAt: Date } | undefined> {
  const [row] = await database.query<{ version: number; asked_at: string }>(
    `select (value ->> 'version')::bigint as version, value ->> 'askedAt' as asked_at from setting
     where name = $1 and exists (select from foreign_revocation_list)`,
    [SETTING],
  );
  return row && { version: row.version, askedAt: new Date(row.asked_at) };
}

/** All lists that are kept of issuers that are still trusted. */
export async function foreignRevocationLists(database: Queryable): Promise<ForeignRevocations['lists']> {
  const rows = await database.query<{
    iss: string;
    kid: string;
    version: number;
    checked_at: Date;
    entries: string;
  }>(
    `select iss, kid, version, checked_at, entries from foreign_revocation_list list
     where exists (select from trusted_issuer where family = 'shc' and trusted_issuer.iss = list.iss)
     order by iss, kid`,
  );
  return rows.map(({ checked_at, entries, ...list }) => ({
    ...list,
    checkedAtSeconds: Math.floor(checked_at.getTime() / 1000),
    revoked: revokedBy(entries.split('\n')),
  }));
}

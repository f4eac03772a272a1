import { execFile } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, it } from 'vitest';
import { judge } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { verifyAudit } from '../../src/issuer/audit.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import { type Database, openDatabase } from '../../src/issuer/database.ts';
import { fetchForeignRevocations } from '../../src/issuer/foreign-revocations.ts';
import { openKeys, type ServiceKeys } from '../../src/issuer/keys.ts';
import { publish } from '../../src/issuer/publish.ts';
import { statusPublisher } from '../../src/issuer/publish-status.ts';
import { goOnAfterRestore } from '../../src/issuer/restored.ts';
import { attestationIds, verifyAttestation } from '../../src/issuer/verify-attestation.ts';
import { readTrustBundle, type TrustBundle } from '../../src/trust/bundle.ts';
import { readStatus } from '../../src/trust/status/offline-status.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { startPostgres } from '../postgres.ts';
import { certificates, certifyPeople, keysForTests, NOW, OWN } from './certified.ts';

const run = promisify(execFile);

/** Copies a server's data while it works, by PostgreSQL's own procedure, which `pg_basebackup` follows too. */
async function backUp(url: string, dataDirectory: string, backup: string) {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query(`select pg_backup_start('test', true)`);
  await run('cp', ['-a', dataDirectory, backup]);
  const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
  await client.end();
  const label = join(backup, 'backup_label');
  writeFileSync(label, rows[0].labelfile);
  const { uid, gid } = statSync(dataDirectory);
  chownSync(label, uid, gid);
  rmSync(join(backup, 'postmaster.pid'));
  // What was written meanwhile.
  await run('cp', ['-a', `${dataDirectory}/pg_wal/.`, join(backup, 'pg_wal')]);
}

async function published(database: Database, keys: ServiceKeys, directory: string) {
  await publish(database, keys, OWN, directory, NOW);
  const { version } = await statusPublisher(database, keys, OWN, directory)(NOW);
  const { publicJwk } = keys.root;
  const { kid = '', x = '', y = '' } = publicJwk;
  const bundle = await readTrustBundle(readFileSync(join(directory, PATHS.trustBundle), 'utf8'), [publicJwk]);
  const status = await readStatus(readFileSync(join(directory, PATHS.statusSet)), [
    { kid, jwk: { kty: 'EC', crv: 'P-256', x, y } },
  ]);
  return { bundle, version, setVersion: status.version };
}

/** Of other issuers' revocation lists. */
const listsVersion = async (database: Database): Promise<number> => {
  const [row] = await database.query<{ version: number }>(
    `select (value ->> 'version')::bigint as version from setting where name = 'foreign-revocations'`,
  );
  return row?.version ?? 0;
};

const outcomes = async (database: Database, bundle: TrustBundle) => {
  const rows = await database.query<{ jws: string }>('select jws from certificate');
  const verdicts = await Promise.all(rows.map(({ jws }) => judge(jws, trustFrom(bundle), NOW)));
  return [...new Set(verdicts.map(({ outcome }) => outcome))];
};

it('a backup that was taken while certificates were signed brings everything back after the server is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-backup-'));
  const backup = join(folder, 'server');
  const { keys, folder: keysFolder, remove } = await keysForTests();
  try {
    const server = await startPostgres();
    let database = await openDatabase({ url: `${server.url}postgres` });
    const kept = await certifyPeople(database, keys, 40, 'Trạm A');
    await Promise.all([
      backUp(server.url, server.dataDirectory, backup),
      certifyPeople(database, keys, 40, 'Trạm B'),
    ]);
    cpSync(join(keysFolder, 'keys'), join(folder, 'keys'), { recursive: true });
    // What comes after the backup is lost here, and not in the world.
    await certifyPeople(database, keys, 10, 'Trạm C');
    const given = await certificates(database);
    expect(given).toHaveLength(90);
    // Nobody is trusted here who could be asked, and yet it counts.
    for (let times = 0; times < 3; times++) await fetchForeignRevocations(database, NOW);
    const listsBefore = await listsVersion(database);
    const before = await published(database, keys, join(folder, 'before'));
    await database.close();
    await server.stop();
    remove();

    const restored = await startPostgres({}, backup);
    const restoredKeys = await openKeys(join(folder, 'keys'));
    database = await openDatabase({ url: `${restored.url}postgres` });
    const there = await certificates(database);
    expect(there).toEqual(expect.arrayContaining(kept));
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
    const ids = await attestationIds(database);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(await verifyAttestation(database, id)).toMatchObject({ problems: [] });

    await goOnAfterRestore(database, NOW);
    await certifyQueued(database, restoredKeys, OWN, NOW);
    await certifyPeople(database, restoredKeys, 10, 'Trạm D');
    const after = await published(database, restoredKeys, join(folder, 'after'));
    expect(after.bundle.version).toBeGreaterThan(before.bundle.version);
    expect(after.setVersion).toBeGreaterThan(before.version);
    await fetchForeignRevocations(database, NOW);
    expect(await listsVersion(database)).toBeGreaterThan(listsBefore);
    expect(await outcomes(database, after.bundle)).toEqual(['valid']);
    const known = new Set(there.map(({ id }) => id));
    const made = (await certificates(database)).filter(({ id }) => !known.has(id));
    expect(made.length).toBeGreaterThanOrEqual(10);
    const indexes = new Set(given.map(({ statusIndex }) => statusIndex));
    expect(made.filter(({ statusIndex }) => indexes.has(statusIndex))).toEqual([]);
    expect(await verifyAudit(database)).toMatchObject({ intact: true });
    await database.close();
    await restored.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

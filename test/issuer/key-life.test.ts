import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judge } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { digestOf } from '../../src/issuer/attested-content.ts';
import { enqueue } from '../../src/issuer/certification-queue.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import type { Database } from '../../src/issuer/database.ts';
import { publish, publisher } from '../../src/issuer/publish.ts';
import { statusPublisher } from '../../src/issuer/publish-status.ts';
import { renewExpiring } from '../../src/issuer/renew.ts';
import { signHere } from '../../src/issuer/signing-threads.ts';
import { signedBy, withdrawKey, withdrawnKeys } from '../../src/issuer/withdrawn-keys.ts';
import { readTrustBundle } from '../../src/trust/bundle.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { certifyPeople, keysForTests, NOW, OWN } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const DAY_MS = 86_400_000;
const days = (number: number) => new Date(NOW.getTime() + number * DAY_MS);
const NONE: ReadonlySet<string> = new Set();

let made: Awaited<ReturnType<typeof keysForTests>>;
beforeEach(async () => {
  made = await keysForTests();
});
afterEach(() => made.remove());

/** What a verifier that has just been online says of every certificate of the database, in both forms. */
async function verdicts(database: Database, now: Date) {
  const directory = join(made.folder, 'public');
  await publish(database, made.keys, OWN, directory, now);
  await statusPublisher(database, made.keys, OWN, directory)(now);
  const bundle = await readTrustBundle(readFileSync(join(directory, PATHS.trustBundle), 'utf8'), [
    made.keys.root.publicJwk,
  ]);
  const published = JSON.parse(readFileSync(join(directory, PATHS.keySet), 'utf8')).keys as { kid: string }[];
  const rows = await database.query<{ jws: string; twins: string[] }>(
    'select jws, twins from certificate order by id',
  );
  const outcome = async (text: string) => {
    const { outcome, reasons } = await judge(text, trustFrom(bundle), now);
    return [outcome, ...reasons].join(' ');
  };
  return {
    shc: await Promise.all(rows.map(({ jws }) => outcome(jws))),
    dcc: await Promise.all(rows.map(({ twins }) => outcome(twins[0] ?? ''))),
    published: published.map(({ kid }) => kid),
  };
}

describeOnBothEngines('the issuer’s keys', (open) => {
  it('change without a gap: the next one is known for a week before it signs, and the earlier stays', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 1);
    const first = await made.keys.issuer.at(NOW, NONE);
    const next = await made.keys.issuer.rotate(NOW, days(7));
    expect((await made.keys.issuer.at(days(6), NONE)).signer.kid).toBe(first.signer.kid);
    expect((await verdicts(database, days(1))).published).toEqual([first.signer.kid, next.signer.kid]);
    expect((await made.keys.issuer.at(days(7), NONE)).signer.kid).toBe(next.signer.kid);
    const [row] = await database.query<{
      id: number;
      attestation: number;
      facility: number;
      content: string;
    }>(
      `select record.id, record.attestation_id as attestation, facility_id as facility, content
       from record join certificate on certificate.record_id = record.id`,
    );
    if (!row) throw new Error('no certificate');
    const { id: recordId, attestation: attestationId, facility: facilityId, content } = row;
    const entry = { recordId, attestationId, facilityId, digest: digestOf(content) };
    await enqueue(database, [entry], 'renewal', days(8));
    expect(await certifyQueued(database, made.keys, OWN, days(8))).toMatchObject({ certified: 1 });
    const kids = await database.query<{ kid: string }>('select kid from certificate order by id');
    expect(kids.map(({ kid }) => kid)).toEqual([first.signer.kid, next.signer.kid]);
    expect((await verdicts(database, days(8))).shc).toEqual(['valid', 'valid']);
  });

  it('are published at the next call after they have changed, though nothing else has', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 1);
    const directory = join(made.folder, 'public');
    const publishTrust = publisher(database, made.keys, OWN, directory);
    const publishStatus = statusPublisher(database, made.keys, OWN, directory);
    const published = async (now: Date) => {
      await publishTrust(now);
      const { version: statusVersion } = await publishStatus(now);
      const bundle = await readTrustBundle(readFileSync(join(directory, PATHS.trustBundle), 'utf8'), [
        made.keys.root.publicJwk,
      ]);
      const trusted = bundle.issuers.flatMap(({ keys }) => keys.map(({ kid }) => kid));
      const keySet = JSON.parse(readFileSync(join(directory, PATHS.keySet), 'utf8')).keys as {
        kid: string;
      }[];
      return { statusVersion, version: bundle.version, trusted, keySet: keySet.map(({ kid }) => kid) };
    };
    const before = await published(NOW);
    expect(await published(NOW)).toEqual(before);
    const issuer = (await made.keys.issuer.rotate(days(1), days(8))).signer.kid;
    const signer = Buffer.from((await made.keys.documentSigners.rotate(NOW, days(7))).kid).toString('base64');
    const after = await published(NOW);
    expect(after.statusVersion).toBe(before.statusVersion);
    expect(after.keySet).toEqual([...before.keySet, issuer]);
    expect(after.trusted).toEqual(expect.arrayContaining([...before.trusted, issuer, signer]));
    await withdrawKey(database, issuer, NOW);
    const last = await published(NOW);
    expect(last.keySet).toEqual(before.keySet);
    expect(last.trusted).not.toContain(issuer);
  });

  it('change by themselves after a year', async () => {
    await made.keys.issuer.rotate(NOW, NOW);
    await made.keys.issuer.prepare(days(357));
    expect(await made.keys.issuer.all(NONE)).toHaveLength(2);
    await made.keys.issuer.prepare(days(359));
    await made.keys.issuer.prepare(days(360));
    const all = await made.keys.issuer.all(NONE);
    expect(all).toHaveLength(3);
    expect(all.at(-1)?.usedFrom).toEqual(days(366));
    expect((await made.keys.issuer.at(days(366), NONE)).signer.kid).toBe(all.at(-1)?.signer.kid);
  });

  it('are withdrawn when they fall into wrong hands, and whoever needs it gets another certificate', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 3);
    const { kid } = (await made.keys.issuer.at(NOW, NONE)).signer;
    const before = await verdicts(database, NOW);
    expect([...before.shc, ...before.dcc]).toEqual(Array.from({ length: 6 }, () => 'valid'));
    expect(await signedBy(database, kid)).toBe(3);

    expect(await withdrawKey(database, kid, days(1))).toEqual({ revoked: 3, reissued: 3 });
    // Done again, it finds nothing more.
    expect(await withdrawKey(database, kid, days(1))).toEqual({ revoked: 0, reissued: 0 });
    const after = await verdicts(database, days(1));
    expect(after.published).not.toContain(kid);
    expect(after.shc).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^(invalid|unknown) /)));

    expect(await certifyQueued(database, made.keys, OWN, days(1))).toEqual({ certified: 3, failed: 0 });
    const again = await verdicts(database, days(1));
    expect(again.shc.slice(3)).toEqual(['valid', 'valid', 'valid']);
    const [{ kid: next } = { kid }] = await database.query<{ kid: string }>(
      'select kid from certificate order by id desc limit 1',
    );
    expect(next).not.toBe(kid);
    expect(await withdrawnKeys(database)).toEqual(new Set([kid]));
    const rows = await database.query('select distinct kind, reason from revocation');
    expect(rows).toEqual([{ kind: 'revoked', reason: 'key-compromised' }]);
  });

  it('sign nothing more from the moment when they are withdrawn, also in a run that is under way', async () => {
    const database = await open();
    const [one] = await certifyPeople(database, made.keys, 4);
    await renewExpiring(database, days(340));
    let batches = 0;
    let withdraw = () => {};
    const asked = new Promise<void>((resolve) => {
      withdraw = resolve;
    });
    const signing = {
      ...signHere,
      sign: async (...job: Parameters<typeof signHere.sign>) => {
        const signed = await signHere.sign(...job);
        // After the first batch is signed, and before the second begins.
        if (batches++ === 0) setTimeout(withdraw);
        return signed;
      },
    };
    const withdrawn = asked.then(() => withdrawKey(database, one?.kid ?? '', days(340)));
    const run = certifyQueued(database, made.keys, OWN, days(340), { signing, batchRecords: 1 });
    await run.catch((error: { code: string }) => expect(error.code).toBe('key-withdrawn'));
    await withdrawn;
    const [{ holding } = { holding: -1 }] = await database.query<{ holding: number }>(
      `select count(*) as holding from certificate
       where kid = $1 and not exists (select from revocation where certificate_id = certificate.id)`,
      [one?.kid],
    );
    expect(holding).toBe(0);
  });

  it('of the twins are withdrawn the same way', async () => {
    const database = await open();
    await certifyPeople(database, made.keys, 2);
    const signer = await made.keys.documentSigners.at(NOW, NONE);
    const kid = Buffer.from(signer.kid).toString('base64');
    expect(await withdrawKey(database, kid, days(1))).toEqual({ revoked: 2, reissued: 2 });
    expect(await certifyQueued(database, made.keys, OWN, days(1))).toEqual({ certified: 2, failed: 0 });
    const { dcc } = await verdicts(database, days(1));
    expect(dcc).toEqual([
      expect.stringMatching(/^(invalid|unknown) /),
      expect.stringMatching(/^(invalid|unknown) /),
      'valid',
      'valid',
    ]);
  });
});

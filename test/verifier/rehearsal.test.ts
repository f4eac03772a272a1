import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { issueShc } from '../../src/certificate/issue.ts';
import { read } from '../../src/certificate/read.ts';
import { judge } from '../../src/certificate/verify.ts';
import { PATHS } from '../../src/contract.ts';
import { certifyQueued } from '../../src/issuer/certify.ts';
import type { Database } from '../../src/issuer/database.ts';
import { publisher } from '../../src/issuer/publish.ts';
import { statusPublisher } from '../../src/issuer/publish-status.ts';
import { setStatus } from '../../src/issuer/revocations.ts';
import { withdrawKey } from '../../src/issuer/withdrawn-keys.ts';
import { readTrustBundle, type TrustBundle } from '../../src/trust/bundle.ts';
import type { RootKey } from '../../src/trust/status/signed-claims.ts';
import { trustAge, trustFrom } from '../../src/trust/trust.ts';
import type { PublishedFiles } from '../../src/ui/published-files.ts';
import { statusKeeper } from '../../src/verifier/status/status-keeper.ts';
import { trustWithStatuses } from '../../src/verifier/verifier-trust.ts';
import { LARGEST } from '../certificate/cards.ts';
import { certifyPeople, keysForTests, OWN } from '../issuer/certified.ts';
import { describeOnBothEngines } from '../issuer/databases.ts';

/** The day after the certificates were issued, by Viet Nam's clock; hours beyond 24 are of later days. */
const at = (hour: number, minute = 0) => new Date(Date.UTC(2022, 5, 2, hour - 7, minute));
const DOCUMENT = join(import.meta.dirname, '../../docs/decisions/0039-statuses-on-the-device.md');

let made: Awaited<ReturnType<typeof keysForTests>>;
beforeEach(async () => {
  made = await keysForTests();
});
afterEach(() => made.remove());

/** A device of an inspector that has nothing but memory, and the files that it is given. */
function device(roots: readonly RootKey[], rootJwk: RootKey['jwk']) {
  const keeper = statusKeeper({
    read: async () => ({}),
    writeOwn: async () => false,
    writeForeign: async () => false,
    writePublished: async () => {},
  });
  let bundle: TrustBundle | undefined;
  const [{ kid = '' } = {}] = roots;
  return {
    async refresh(files: PublishedFiles) {
      const text = new TextDecoder().decode(await files(PATHS.trustBundle));
      const offered = await readTrustBundle(text, [{ ...rootJwk, kid, alg: 'ES256' }]);
      if (bundle === undefined || offered.version > bundle.version) bundle = offered;
      return keeper.refresh(offered, roots, files);
    },
    async sees(text: string, now: Date): Promise<string> {
      const trust = bundle && trustWithStatuses(bundle, trustFrom(bundle), keeper.known());
      const { outcome, reasons } = await judge(text, trust, now);
      return [outcome, ...reasons.map((reason) => `\`${reason}\``)].join(' ');
    },
    age: (now: Date) => (bundle ? trustAge(bundle, now).state : 'none'),
  };
}

describeOnBothEngines(
  'a rehearsal: a key is compromised at noon, and a device is offline until evening',
  (open) => {
    /** The service, as far as inspectors have to do with it. */
    async function service(database: Database) {
      const directory = join(made.folder, 'public');
      const publishTrust = publisher(database, made.keys, OWN, directory);
      const publishStatus = statusPublisher(database, made.keys, OWN, directory);
      const { kid = '', x = '', y = '' } = made.keys.root.publicJwk;
      const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
      return {
        device: () => device([{ kid, jwk }], jwk),
        publish: async (now: Date) => {
          await publishTrust(now);
          await publishStatus(now);
        },
        network: (async (path) =>
          new Uint8Array(readFileSync(join(directory, path)))) satisfies PublishedFiles,
      };
    }

    it('shows the officer at each hour what the documents say that it does', async () => {
      const database = await open();
      const people = await certifyPeople(database, made.keys, 4);
      const [stolenFrom, fraud, corrected, doubted] = people;
      if (!stolenFrom || !fraud || !corrected || !doubted) throw new Error('nobody was certified');
      const texts = async (id: number) => {
        const [row] = await database.query<{ jws: string; twins: string[] }>(
          'select jws, twins from certificate where id = $1',
          [id],
        );
        return [row?.jws ?? '', ...(row?.twins ?? [])];
      };
      const { publish, network, device } = await service(database);
      await publish(at(6));
      const officer = device();
      const late = device();
      expect(await officer.refresh(network)).toBeUndefined();
      await late.refresh(network);

      // Ten o'clock: what was found in the office.
      await setStatus(database, [fraud], 'revoked', 'fraud', at(10));
      await setStatus(database, [corrected], 'superseded', 'correction', at(10));
      await setStatus(database, [doubted], 'suspended', 'under-investigation', at(10));
      await publish(at(10, 1));
      const carriedAtTen = device();
      await carriedAtTen.refresh(network);

      // Noon: somebody has the key, signs with it, and an hour later it is noticed.
      const { signer } = await made.keys.issuer.at(at(12), new Set());
      const issuedAtSeconds = at(12).getTime() / 1000;
      const forged = await issueShc(
        {
          ...LARGEST,
          issuer: OWN.iss,
          revocationId: '5',
          issuedAtSeconds,
          expiresAtSeconds: issuedAtSeconds + 30e6,
        },
        signer,
      );
      await withdrawKey(database, signer.kid, at(13));
      await certifyQueued(database, made.keys, OWN, at(13, 30));
      await publish(at(13, 31));
      const [reissued] = await database.query<{ jws: string }>(
        'select jws from certificate where record_id = $1 order by id desc limit 1',
        [stolenFrom.recordId],
      );

      const [genuine = '', twin = ''] = await texts(stolenFrom.id);
      const codes: readonly [string, string][] = [
        ['of this morning', genuine],
        ['its EU form', twin],
        ['forged at noon', forged],
        ['issued anew at 13:30', reissued?.jws ?? ''],
        ['revoked at 10:00', (await texts(fraud.id))[1] ?? ''],
        ['superseded at 10:00', (await texts(corrected.id))[1] ?? ''],
        ['suspended at 10:00', (await texts(doubted.id))[1] ?? ''],
      ];
      expect(read(twin).revocationId).toBe(String(stolenFrom.statusIndex));

      const row = async (when: string, whose: ReturnType<typeof device>, now: Date) => {
        const cells = await Promise.all(codes.map(([, text]) => whose.sees(text, now)));
        return `| ${[when, whose.age(now), ...cells].join(' | ')} |`;
      };
      const rows = [
        `| | keys | ${codes.map(([name]) => name).join(' | ')} |`,
        `|${' --- |'.repeat(codes.length + 2)}`,
      ];
      for (const hour of [14, 15, 16, 17])
        rows.push(await row(`${hour}:00, offline since 6:00`, officer, at(hour)));
      const carriedAtTwo = device();
      await carriedAtTwo.refresh(network);
      rows.push(await row('17:00, brought the files of 10:01', carriedAtTen, at(17)));
      rows.push(await row('17:00, brought the files of 13:31', carriedAtTwo, at(17)));
      await publish(at(18));
      await officer.refresh(network);
      rows.push(await row('18:00, online again', officer, at(18)));
      rows.push(await row('next day 6:30, not online since 6:00', late, at(30, 30)));
      rows.push(await row('after a week', late, at(6 + 7 * 24)));
      expect(readFileSync(DOCUMENT, 'utf8')).toContain(rows.join('\n'));
    });
  },
);

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAgain, beginFollowing, forgetOldFollowers } from '../../src/issuer/follow.ts';
import type { ServiceKeys } from '../../src/issuer/keys.ts';
import { setStatus } from '../../src/issuer/revocations.ts';
import { certifyPeople, keysForTests, NOW } from './certified.ts';
import { describeOnBothEngines } from './databases.ts';

const SECRET = randomBytes(32);
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let keys: ServiceKeys;
let removeKeys: () => void;
beforeAll(async () => {
  ({ keys, remove: removeKeys } = await keysForTests());
});
afterAll(() => removeKeys());

describeOnBothEngines('following a record', (open) => {
  const followOne = async () => {
    const database = await open();
    const [certificate] = await certifyPeople(database, keys, 2);
    if (!certificate) throw new Error('nobody was certified');
    const token = await beginFollowing(database, SECRET, [certificate.recordId], NOW);
    return { database, certificate, ask: (now = NOW, said = token) => askAgain(database, SECRET, said, now) };
  };

  it('tells the phone that was shown it what is there, and nobody who only guesses', async () => {
    const { ask } = await followOne();
    expect(await ask()).toMatchObject({
      status: { name: 'Anna Schmidt', certificates: [{ signedText: expect.any(String) }] },
      ended: [],
    });
    expect(await ask(NOW, randomBytes(24).toString('base64url'))).toBeUndefined();
  });

  it('tells which certificate does not hold any more, and why', async () => {
    const { database, certificate, ask } = await followOne();
    await setStatus(database, [certificate], 'superseded', 'correction', later(1));
    const [{ number } = { number: '' }] = await database.query<{ number: string }>(
      'select number from certificate where id = $1',
      [certificate.id],
    );
    expect(await ask(later(2))).toMatchObject({
      status: { certificates: [] },
      ended: [{ number, kind: 'superseded', reason: 'correction', endedAt: later(1).toISOString() }],
    });
  });

  it('still tells why where the record is closed', async () => {
    const { database, certificate, ask } = await followOne();
    await setStatus(database, [certificate], 'revoked', 'holder-died', later(1));
    await database.query(`update record set state = 'closed', closed_as = 'holder-died' where id = $1`, [
      certificate.recordId,
    ]);
    const answer = await ask(later(2));
    expect(answer).toMatchObject({ ended: [{ kind: 'revoked', reason: 'holder-died' }] });
    expect(answer).not.toHaveProperty('status');
  });

  it('forgets a phone that has not asked for longer than a certificate lasts, and no other', async () => {
    const { database, ask } = await followOne();
    await forgetOldFollowers(database, later(399));
    expect(await ask(later(399))).toBeDefined();
    await forgetOldFollowers(database, later(798));
    expect(await ask(later(798))).toBeDefined();
    await forgetOldFollowers(database, later(1_199));
    expect(await ask(later(1_199))).toBeUndefined();
  });
});

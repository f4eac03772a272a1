import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticesFrom } from '../../src/cli/notices.ts';
import { pushService } from '../push-service.ts';
import { type Running, startService, temporaryFolder } from './running.ts';

const folder = temporaryFolder();
let running: Running;
let push: Awaited<ReturnType<typeof pushService>>;
beforeAll(async () => {
  push = await pushService();
  const notices = { contact: 'mailto:ops@example.vn', pushServices: [push.origin] };
  running = await startService(folder.path, { notices });
});
afterAll(async () => {
  await running.close();
  await push.close();
  folder.remove();
});

/** What the phone of somebody who has looked up may ask by. */
async function lookedUp(): Promise<string> {
  const person = running.service.examples.find(({ certifiable }) => certifiable);
  const { name, birthDate, documentNumber } = person ?? {};
  const begun = await running.post('/api/look-up', { name, birthDate, documentNumber });
  const { lookUpId } = await begun.json();
  let code: string | undefined;
  for (let tries = 0; tries < 100 && !code; tries++) {
    code = /la (\d{6}),/.exec(await (await fetch(`${running.url}/outbox`)).text())?.[1];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const confirmed = await running.post('/api/look-up/confirm', { lookUpId, code });
  expect(confirmed.status).toBe(200);
  return (await confirmed.json()).follow;
}

describe('/api/notices', () => {
  it('has a browser told of records that were opened to its phone, moves with it, and ends it', async () => {
    const { key } = await (await fetch(`${running.url}/api/notices`)).json();
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    const request = { follow: await lookedUp(), ...push.subscription, language: 'en' };
    const response = await running.post('/api/notices', request);
    expect([response.status, await response.json()]).toEqual([200, {}]);
    const kept = () =>
      running.service.database.query<{ endpoint: string }>('select * from notice_subscription');
    expect(await kept()).toMatchObject([{ endpoint: push.subscription.endpoint, language: 'en' }]);
    const moved = { ...push.subscription, endpoint: `${push.origin}/elsewhere` };
    const { endpoint: from } = push.subscription;
    const stranger = { ...moved, from, endpoint: 'https://evil.example/' };
    expect((await running.post('/api/notices/move', stranger)).status).toBe(400);
    expect((await running.post('/api/notices/move', { from, ...moved })).status).toBe(200);
    expect(await kept()).toMatchObject([{ endpoint: moved.endpoint, language: 'en' }]);
    expect((await running.post('/api/notices/end', { endpoint: moved.endpoint })).status).toBe(200);
    expect(await kept()).toEqual([]);
    // Where the messages go is nobody's business.
    expect(running.lines.join('\n')).not.toContain(push.subscription.endpoint);
  });

  it('refuses whoever was not confirmed, and addresses that are no push service', async () => {
    const request = { follow: 'A'.repeat(32), ...push.subscription, language: 'vi' };
    expect((await running.post('/api/notices', request)).status).toBe(404);
    for (const endpoint of [
      'http://169.254.169.254/',
      `${running.url}/api/notices`,
      'https://evil.example/',
    ]) {
      expect((await running.post('/api/notices', { ...request, endpoint })).status).toBe(400);
    }
    expect((await running.post('/api/notices', { ...request, p256dh: 'AA' })).status).toBe(400);
    expect((await running.post('/api/notices', { ...request, more: 'x'.repeat(5_000) })).status).toBe(413);
    const elsewhere = { origin: 'https://evil.example' };
    expect((await running.post('/api/notices', request, elsewhere)).status).toBe(400);
  });
});

describe('noticesFrom', () => {
  it('sends none where nobody is named', () => {
    expect(noticesFrom({})).toBeUndefined();
  });

  it('takes a contact and further push services, and says what is wrong with them', () => {
    const contact = 'mailto:ops@example.vn';
    expect(
      noticesFrom({ PUSH_CONTACT: contact, PUSH_SERVICES: 'https://a.example https://b.example:8443' }),
    ).toEqual({
      contact,
      pushServices: ['https://a.example', 'https://b.example:8443'],
    });
    expect(() => noticesFrom({ PUSH_CONTACT: 'ops' })).toThrow('mailto:');
    expect(() => noticesFrom({ PUSH_CONTACT: contact, PUSH_SERVICES: 'https://a.example/path' })).toThrow(
      'origin',
    );
  });
});

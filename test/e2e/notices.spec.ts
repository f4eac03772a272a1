import { expect, test } from '@playwright/test';
import { pushService } from '../push-service.ts';
import { expectNoFindings } from './axe.ts';
import { anybody, lookUp } from './people.ts';

test('notices are turned on with a result, shown by the service worker without a name, and turned off', {
  tag: '@phone',
}, async ({ page, context, baseURL }) => {
  const push = await pushService(Number(process.env['E2E_PUSH_PORT']));
  try {
    await context.grantPermissions(['notifications']);
    // Chromium reaches no push service here: its subscription is at one of our own.
    await context.addInitScript((subscription) => {
      let current: object | null = null;
      const made = {
        endpoint: subscription.endpoint,
        toJSON: () => ({ endpoint: subscription.endpoint, keys: subscription }),
        unsubscribe: async () => {
          current = null;
          return true;
        },
      };
      Object.assign(PushManager.prototype, {
        getSubscription: async () => current,
        subscribe: async () => {
          current = made;
          return made;
        },
      });
    }, push.subscription);
    const person = anybody();
    await lookUp(page, person);
    await page.getByRole('button', { name: 'Bật thông báo' }).click();
    await expect(page.getByText('Đã bật thông báo trên máy này.')).toBeVisible();
    await expectNoFindings(page);

    // What a push service would bring, to the worker as it is.
    const session = await context.newCDPSession(page);
    const registrationId = new Promise<string>((found) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
        if (one) found(one.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    await page.evaluate(() => navigator.serviceWorker.ready);
    for (const data of [
      '{"kind":"expiring","language":"vi"}',
      '{"kind":"ready","language":"en"}',
      'broken',
    ]) {
      await session.send('ServiceWorker.deliverPushMessage', {
        origin: baseURL ?? '',
        registrationId: await registrationId,
        data,
      });
    }
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        return (await registration.getNotifications()).map(({ title }) => title).sort();
      });
    await expect
      .poll(shown)
      .toEqual(['A vaccination certificate is ready', 'Chứng nhận sắp hết hạn', 'Ví Vắc-xin có tin mới']);

    // The push service has moved the browser elsewhere: the worker tells ours, which knows only the address before.
    const [worker] = context.serviceWorkers();
    expect(worker).toBeDefined();
    await worker?.evaluate(async ({ endpoint, ...keys }) => {
      const old = { endpoint, options: { applicationServerKey: null } };
      const now = { toJSON: () => ({ endpoint: `${endpoint}/moved`, keys }) };
      let told: Promise<unknown> | undefined;
      const event = Object.assign(new Event('pushsubscriptionchange'), {
        oldSubscription: old,
        newSubscription: now,
        waitUntil: (work: Promise<unknown>) => {
          told = work;
        },
      });
      dispatchEvent(event);
      if (!told) throw new Error('nobody listens');
      await told;
    }, push.subscription);

    await page.getByRole('button', { name: 'Tắt thông báo' }).click();
    await expect(page.getByRole('button', { name: 'Bật thông báo' })).toBeVisible();
  } finally {
    await push.close();
  }
});

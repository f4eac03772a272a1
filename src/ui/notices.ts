/// <reference lib="webworker" />
import * as v from 'valibot';
import { NoticeMessage } from '../contract.ts';
import { en } from './languages/notices-en.ts';
import { vi } from './languages/notices-vi.ts';

const WORDS = { vi, en };

/** Shows what a push says. A browser wants something shown for each, so what cannot be read says the least there is. */
export function showNotice(
  registration: ServiceWorkerRegistration,
  data: PushMessageData | null,
): Promise<void> {
  const message = messageOf(data);
  const { language = 'vi', kind } = message ?? {};
  const { title, text } = kind ? WORDS[language].kinds[kind] : WORDS[language].news;
  // One of a kind at a time: a second one says nothing more.
  const options = { body: text, lang: language, tag: kind ?? 'news', icon: '/icons/icon-192.png' };
  return registration.showNotification(title, options);
}

function messageOf(data: PushMessageData | null): NoticeMessage | undefined {
  try {
    const message = v.safeParse(NoticeMessage, data?.json());
    return message.success ? message.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The browser has put another subscription in the place of one, or ended it: the service is told of it. Where it does not
 * say which it was, nothing can be told; the next look-up subscribes anew.
 */
export async function tellOfChange(
  { pushManager }: ServiceWorkerRegistration,
  { oldSubscription, newSubscription }: PushSubscriptionChangeEvent,
): Promise<void> {
  if (!oldSubscription) return;
  const { endpoint: from, options } = oldSubscription;
  const now =
    newSubscription ??
    (await pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey: options.applicationServerKey })
      .catch(() => null));
  const { endpoint, keys } = now?.toJSON() ?? {};
  const [path, body] = now
    ? ['/api/notices/move', { from, endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'] }]
    : ['/api/notices/end', { endpoint: from }];
  const headers = { 'content-type': 'application/json' };
  const { ok, status } = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`status ${status}`);
}

/** Brings the wallet to the front, or opens it. */
export async function openWallet(clients: Clients): Promise<void> {
  const [open] = await clients.matchAll({ type: 'window' });
  if (!open) {
    await clients.openWindow('/');
    return;
  }
  const focused = await open.focus();
  await focused.navigate('/').catch(() => null);
}

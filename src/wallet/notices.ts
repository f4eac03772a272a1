import { NoticeAnswer, NoticeOptions } from '../contract.ts';
import { language } from '../ui/words.ts';
import { ask } from './request.ts';

/** The browser will not: its settings forbid it, or it reaches no push service. */
export class NoticesError extends Error {
  override readonly name = 'NoticesError';
  readonly code: 'refused' | 'failed';

  constructor(code: NoticesError['code']) {
    super(code);
    this.code = code;
  }
}

/** The key that notices come by; null where the service sends none. @throws {RequestError} */
export const noticeKey = async (): Promise<string | null> =>
  (await ask('/api/notices', undefined, NoticeOptions)).key;

const pushManager = async () => (await navigator.serviceWorker.ready).pushManager;

/** Whether this browser is told already. */
export const isSubscribed = async (): Promise<boolean> =>
  (await (await pushManager()).getSubscription()) !== null;

/**
 * Has this browser told what becomes of the records that were opened to this phone. Asks the person, so only after they wished it.
 *
 * @throws {NoticesError} {RequestError}
 */
export async function subscribe(key: string, follow: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new NoticesError('refused');
  const manager = await pushManager();
  const had = await manager.getSubscription();
  const subscription = await manager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch((error: unknown) => {
      throw new NoticesError(
        error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'failed',
      );
    });
  try {
    const { endpoint, keys } = subscription.toJSON();
    await ask(
      '/api/notices',
      { follow, endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], language: language.value },
      NoticeAnswer,
    );
  } catch (error) {
    // What the service does not know of would only look as if it were on.
    if (!had) await subscription.unsubscribe();
    throw error;
  }
}

/** No more notices on this browser, whatever the service hears of it. @throws {RequestError} */
export async function unsubscribe(): Promise<void> {
  const subscription = await (await pushManager()).getSubscription();
  if (!subscription) return;
  const { endpoint } = subscription;
  await subscription.unsubscribe();
  await ask('/api/notices/end', { endpoint }, NoticeAnswer);
}

import type { NoticeMessage } from '../../contract.ts';
import { encryptMessage, type SubscriptionKeys } from './push-message.ts';
import { authorization, type SenderKey } from './sender-key.ts';

/** Who sends notices, and where to. */
export interface NoticeSender {
  readonly key: SenderKey;
  /** Whom a push service's operator may ask: a `mailto:` or `https:` address. */
  readonly contact: string;
  /** Origins of push services that the operator trusts beside those of the browsers' makers. */
  readonly pushServices: readonly string[];
}

/** The push services of Chrome, Firefox, Safari and Edge. */
const HOSTS =
  /^(fcm\.googleapis\.com|([a-z0-9-]+\.)+(push\.services\.mozilla|push\.apple|notify\.windows)\.com)$/;

/**
 * Whether messages may be sent to an address. A stranger names it, so anything but a known push service would have this
 * service call whom the stranger likes.
 */
export function isPushService(endpoint: string, more: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  return more.includes(origin) || (protocol === 'https:' && port === '' && HOSTS.test(hostname));
}

/** `gone`: there is no such subscription any more. `later`: what may pass by itself. `refused`: it will not pass. */
export type Sent = 'sent' | 'gone' | 'later' | 'refused';

const TIMEOUT_MS = 10_000;
/** A phone that was off so long has heard of it otherwise. */
const KEPT_SECONDS = 14 * 86_400;

/** Hands a message to the push service (RFC 8030). Never fails; nothing is followed to another address. */
export async function push(
  { key, contact }: NoticeSender,
  { endpoint, ...keys }: SubscriptionKeys & { readonly endpoint: string },
  message: NoticeMessage,
  now: Date,
): Promise<Sent> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: await authorization(key, endpoint, contact, now),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(KEPT_SECONDS),
        urgency: 'normal',
      },
      body: new Uint8Array(encryptMessage(JSON.stringify(message), keys)),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return 'sent';
    if (response.status === 404 || response.status === 410) return 'gone';
    return response.status === 429 || response.status >= 500 ? 'later' : 'refused';
  } catch {
    return 'later';
  }
}

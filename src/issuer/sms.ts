import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Brings a text to a telephone, in national form as records have it. Resolves when the text is on its way. */
export type SendSms = (phone: string, text: string) => Promise<void>;

/** The gateway did not take a message. Says nothing about number or text. */
export class SmsError extends Error {
  override readonly name = 'SmsError';
}

const GATEWAY_TIMEOUT_MS = 10_000;
const RETRY_AFTER_MS: readonly number[] = [1_000, 5_000];

/**
 * Sends through an HTTP gateway: `POST` with JSON `{ "to": "+84…", "text" }` and a bearer token; any 2xx means taken.
 * What may pass by itself (no connection, status 429 or 5xx) is tried three times in all: a code is good for five
 * minutes, so longer makes no sense.
 *
 * @throws {SmsError}
 */
export function smsGateway(url: string, token: string, retryAfterMs = RETRY_AFTER_MS): SendSms {
  const attempt = async (phone: string, text: string): Promise<number | 'unreachable'> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ to: internationalNumber(phone), text }),
        // The token and the number are for the gateway alone.
        redirect: 'manual',
        signal: AbortSignal.timeout(GATEWAY_TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return 'unreachable';
    }
  };
  return async (phone, text) => {
    let result = await attempt(phone, text);
    for (const waitMs of retryAfterMs) {
      if (result !== 'unreachable' && result !== 429 && result < 500) break;
      await delay(waitMs);
      result = await attempt(phone, text);
    }
    if (result === 'unreachable') throw new SmsError('the SMS gateway does not answer');
    if (result < 200 || result > 299) throw new SmsError(`the SMS gateway answered ${result}`);
  };
}

/** E.164; a national number is Vietnamese. */
const internationalNumber = (phone: string): string =>
  phone.startsWith('0') ? `+84${phone.slice(1)}` : `+${phone}`;

export interface OutboxMessage {
  readonly phone: string;
  readonly body: string;
  readonly sentAt: Date;
}

const OUTBOX_KEEPS_MS = 3_600_000;

/** The demo country has no telephones: what would be sent lies in an outbox for everybody to see. */
export const outbox =
  (database: Database): SendSms =>
  async (phone, text) => {
    await database.query('insert into outbox (phone, body, sent_at) values ($1, $2, $3)', [
      phone,
      text,
      new Date(),
    ]);
  };

/** The newest messages of the outbox. */
export const outboxMessages = (database: Database): Promise<OutboxMessage[]> =>
  database.query<OutboxMessage>(
    'select phone, body, sent_at as "sentAt" from outbox order by id desc limit 20',
  );

/** Forgets messages whose codes nobody can use any more. */
export async function forgetOldMessages(database: Database, now: Date): Promise<void> {
  await database.query('delete from outbox where sent_at < $1', [new Date(now.getTime() - OUTBOX_KEEPS_MS)]);
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Brings a text to a telephone. Resolves when the text is on its way. */
export type SendSms = (phone: string, text: string) => Promise<void>;

const GATEWAY_TIMEOUT_MS = 10_000;
const RETRY_AFTER_MS = [1_000, 5_000];

/**
 * Sends through an HTTP gateway: `POST` with JSON `{ "to", "text" }` and a bearer token; any 2xx means taken.
 * Tried three times; a code is good for five minutes, so longer makes no sense.
 *
 * @throws with the gateway's status, never with number or text.
 */
export function smsGateway(url: string, token: string): SendSms {
  const once = async (phone: string, text: string) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ to: phone, text }),
      signal: AbortSignal.timeout(GATEWAY_TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
  };
  return async (phone, text) => {
    for (const wait of RETRY_AFTER_MS) {
      try {
        return await once(phone, text);
      } catch {
        await delay(wait);
      }
    }
    await once(phone, text);
  };
}

export interface OutboxMessage {
  readonly phone: string;
  readonly body: string;
  readonly sentAt: Date;
}

/** The demo country has no telephones: what would be sent lies in an outbox for everybody to see. */
export const outbox =
  (database: Database): SendSms =>
  async (phone, text) => {
    await database.query('insert into outbox (phone, body, sent_at) values ($1, $2, now())', [phone, text]);
  };

/** The newest messages of the outbox. */
export const outboxMessages = (database: Database): Promise<OutboxMessage[]> =>
  database.query<OutboxMessage>(
    'select phone, body, sent_at as "sentAt" from outbox order by id desc limit 20',
  );

import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';
import { jwtVerify } from 'jose';

/** A browser's subscription and the push service behind it, on this machine: it takes what a real one would. */
export async function pushService(port = 0) {
  const browser = createECDH('prime256v1');
  const p256dh = browser.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  const messages: unknown[] = [];
  const subjects: unknown[] = [];
  /** The keys of those who sent, as they were said. */
  const senders: string[] = [];
  const answer = { status: 201 };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { authorization = '', ttl, 'content-encoding': encoding } = request.headers;
    const [, token = '', sender = ''] = /^vapid t=([\w.-]+), k=([\w-]{87})$/.exec(authorization) ?? [];
    try {
      const point = Buffer.from(sender, 'base64url');
      const key = createPublicKey({
        format: 'jwk',
        key: {
          kty: 'EC',
          crv: 'P-256',
          x: point.subarray(1, 33).toString('base64url'),
          y: point.subarray(33).toString('base64url'),
        },
      });
      const { payload } = await jwtVerify(token, key, { audience: origin, currentDate: new Date(now.ms) });
      // At most a day (RFC 8292 §2).
      const isShort = (payload.exp ?? Number.POSITIVE_INFINITY) - now.ms / 1000 <= 86_400;
      if (!isShort || encoding !== 'aes128gcm' || !(Number(ttl) > 0)) throw new Error('not as in RFC 8030');
      if (answer.status === 201) {
        const body = Buffer.concat(parts);
        const text = decrypt(body, { version: 'aes128gcm', privateKey: browser, authSecret: auth });
        messages.push(JSON.parse(text.toString()));
        subjects.push(payload.sub);
        senders.push(sender);
      }
      response.writeHead(answer.status).end();
    } catch {
      response.writeHead(403).end();
    }
  });
  const now = { ms: Date.now() };
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    subscription: { endpoint: `${origin}/push/one`, p256dh, auth },
    messages,
    subjects,
    senders,
    /** What it answers with from now on, and the time by its clock. */
    answer,
    now,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

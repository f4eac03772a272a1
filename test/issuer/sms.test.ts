import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { forgetOldMessages, outbox, outboxMessages, smsGateway } from '../../src/issuer/sms.ts';
import { describeOnBothEngines } from './databases.ts';

const TEXT = 'Ma tra cuu cua ban la 123456';
let server: Server | undefined;
afterEach(() => server?.close());

/** A gateway that answers with one status after another, the last one from then on. */
async function gateway(...statuses: number[]) {
  const taken: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    response.writeHead(status ?? 200, { location: 'http://127.0.0.1:9/elsewhere' }).end('{}');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  return { taken, send: smsGateway(url, 'token-1', [1, 1]) };
}

describe('the SMS gateway', () => {
  it('is handed number and text with the token', async () => {
    const { taken, send } = await gateway(202);
    await send('0912345678', TEXT);
    expect(taken).toHaveLength(1);
    expect(taken[0]?.body).toEqual({ to: '+84912345678', text: TEXT });
    expect(taken[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'application/json',
    });
  });

  it('is handed a foreign number with its own country code', async () => {
    const { taken, send } = await gateway(200);
    await send('821012345678', TEXT);
    expect(taken[0]?.body).toMatchObject({ to: '+821012345678' });
  });

  it.each([[500], [503], [429]])('is asked again after status %i', async (status) => {
    const { taken, send } = await gateway(status, 200);
    await send('0912345678', TEXT);
    expect(taken).toHaveLength(2);
  });

  it('is asked three times, and then the message is given up', async () => {
    const { taken, send } = await gateway(500);
    await expect(send('0912345678', TEXT)).rejects.toMatchObject({ name: 'SmsError' });
    expect(taken).toHaveLength(3);
  });

  it.each([[400], [401], [302]])(
    'is neither asked again nor followed elsewhere after status %i',
    async (status) => {
      const { taken, send } = await gateway(status);
      await expect(send('0912345678', TEXT)).rejects.toMatchObject({ name: 'SmsError' });
      expect(taken).toHaveLength(1);
    },
  );

  it('is told of in words without number and text when it cannot be reached', async () => {
    const send = smsGateway('http://127.0.0.1:9/', 'token-1', []);
    await expect(send('0912345678', TEXT)).rejects.toThrow(/^the SMS gateway does not answer$/);
  });
});

describeOnBothEngines('the outbox', (open) => {
  it('keeps messages, newest first, for an hour', async () => {
    const database = await open();
    const send = outbox(database);
    await send('0100000001', 'first');
    await send('0100000002', 'second');
    expect((await outboxMessages(database)).map(({ phone, body }) => [phone, body])).toEqual([
      ['0100000002', 'second'],
      ['0100000001', 'first'],
    ]);
    await forgetOldMessages(database, new Date());
    expect(await outboxMessages(database)).toHaveLength(2);
    await forgetOldMessages(database, new Date(Date.now() + 3_601_000));
    expect(await outboxMessages(database)).toEqual([]);
  });
});

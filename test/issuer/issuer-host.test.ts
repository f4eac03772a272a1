import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFromIssuer } from '../../src/issuer/issuer-host.ts';

let host: Server;
let url: string;
beforeAll(async () => {
  host = createServer((request, response) => {
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/here' }).end();
    else if (request.url === '/here') response.end('khóa');
    else response.writeHead(404).end('nothing');
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(() => void host.close());

describe('what an issuer publishes at its host', () => {
  it('is fetched as far as it may be large, and from nowhere else', async () => {
    expect(await fetchFromIssuer(`${url}/here`, 5)).toBe('khóa');
    await expect(fetchFromIssuer(`${url}/here`, 4)).rejects.toThrow('too large');
    await expect(fetchFromIssuer(`${url}/elsewhere`, 100)).rejects.toThrow();
    await expect(fetchFromIssuer(`${url}/nowhere`, 100)).rejects.toThrow('status 404');
  });
});

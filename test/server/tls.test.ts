import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../src/server/tls.ts';
import { temporaryFolder } from './running.ts';

const OTHER_KEY = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('the certificate for the local network', () => {
  it('serves TLS for localhost to who trusts it', async () => {
    const { key, cert } = await selfSignedCertificate(folder.path);
    const server = createServer({ key, cert }, (socket) => socket.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const heard = await new Promise<string>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: cert });
      socket.once('error', reject).once('data', (data) => resolve(data.toString()));
    });
    server.close();
    expect(heard).toBe('hello');
  });

  it('is kept, with a key for its owner only', async () => {
    const first = await selfSignedCertificate(folder.path);
    expect(await selfSignedCertificate(folder.path)).toEqual(first);
    expect(statSync(join(folder.path, 'key.pem')).mode & 0o077).toBe(0);
    const certificate = new X509Certificate(first.cert);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.ca).toBe(false);
  });

  it.each([
    ['cannot be read', 'cert.pem', 'cut short'],
    ['has another key', 'key.pem', OTHER_KEY],
  ])('is made anew when what is there %s', async (_, file, content) => {
    const first = await selfSignedCertificate(folder.path);
    writeFileSync(join(folder.path, file), content);
    const second = await selfSignedCertificate(folder.path);
    expect(second.cert).toContain('BEGIN CERTIFICATE');
    expect(second.cert).not.toBe(first.cert);
  });
});

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDocumentSigners } from '../../src/issuer/document-signers.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;
const monthsLater = (months: number) => new Date(Date.UTC(2026, 2 + months, 1, 8));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vi-vacxin-signers-'));
});
afterEach(() => rmSync(directory, { recursive: true }));
const NONE: ReadonlySet<string> = new Set();
const open = () => openDocumentSigners(directory, 'VN');
const certificates = () =>
  open()
    .pem(NONE)
    .match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----\n/g) ?? [];
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('document signers', () => {
  it('are made when first needed, and stay the same for whoever opens them again', async () => {
    expect(open().trustedKeys(NONE)).toEqual([]);
    const first = await open().at(NOW, NONE);
    expect(hex((await open().at(monthsLater(1), NONE)).kid)).toBe(hex(first.kid));
    expect(open().trustedKeys(NONE)).toMatchObject([
      { kinds: ['vaccination'], notBeforeSeconds: NOW.getTime() / 1000 },
    ]);
  });

  it('change after half a year without anybody’s doing, and the old one is still published', async () => {
    const first = await open().at(NOW, NONE);
    const second = await open().at(monthsLater(6), NONE);
    expect(hex(second.kid)).not.toBe(hex(first.kid));
    expect(hex((await open().at(monthsLater(7), NONE)).kid)).toBe(hex(second.kid));
    expect(
      open()
        .trustedKeys(NONE)
        .map(({ kid }) => kid),
    ).toEqual([first, second].map(({ kid }) => Buffer.from(kid).toString('base64')));
  });

  it('are published for a week before they sign', async () => {
    const first = await open().at(NOW, NONE);
    const end = monthsLater(6).getTime();
    await open().prepare(new Date(end - 8 * DAY_MS), NONE);
    expect(open().trustedKeys(NONE)).toHaveLength(1);
    await open().prepare(new Date(end - 7 * DAY_MS), NONE);
    await open().prepare(new Date(end - 6 * DAY_MS), NONE);
    const [, next] = open().trustedKeys(NONE);
    expect(open().trustedKeys(NONE)).toHaveLength(2);
    expect(hex((await open().at(new Date(end - 1), NONE)).kid)).toBe(hex(first.kid));
    const kid = Buffer.from((await open().at(new Date(end), NONE)).kid).toString('base64');
    expect(kid).toBe(next?.kid);
  });

  it('sign before their time where every other one was withdrawn', async () => {
    const first = await open().at(NOW, NONE);
    const coming = await open().rotate(NOW, new Date(NOW.getTime() + 7 * DAY_MS));
    const withdrawn = new Set([Buffer.from(first.kid).toString('base64')]);
    expect(hex((await open().at(NOW, withdrawn)).kid)).toBe(hex(coming.kid));
  });

  it('live on for the twelve months of everything that they sign', async () => {
    const { notAfterSeconds } = await open().at(NOW, NONE);
    expect(notAfterSeconds).toBeGreaterThanOrEqual(monthsLater(6 + 12).getTime() / 1000);
  });

  it('change at once when somebody asks for it', async () => {
    const first = await open().at(NOW, NONE);
    const rotated = await open().rotate(monthsLater(1), monthsLater(1));
    expect(hex(rotated.kid)).not.toBe(hex(first.kid));
    expect(hex((await open().at(monthsLater(1), NONE)).kid)).toBe(hex(rotated.kid));
  });

  it('are used and listed in the order in which they were made, within one second too', async () => {
    const made = [];
    for (let number = 0; number < 6; number += 1) {
      const now = new Date(NOW.getTime() + number);
      made.push(Buffer.from((await open().rotate(now, now)).kid).toString('base64'));
    }
    expect(
      open()
        .trustedKeys(NONE)
        .map(({ kid }) => kid),
    ).toEqual(made);
    expect(Buffer.from((await open().at(new Date(NOW.getTime() + 9), NONE)).kid).toString('base64')).toBe(
      made.at(-1),
    );
  });

  it('never outlive their authority, which is renewed in time and stays published', async () => {
    await open().at(NOW, NONE);
    await open().at(monthsLater(12 * 8), NONE);
    expect(certificates()).toHaveLength(3);
    await open().at(monthsLater(12 * 8 + 7), NONE);
    const [first, second, ...signers] = certificates().map((pem) => new X509Certificate(pem));
    expect(signers).toHaveLength(3);
    expect(new Set([first, second, ...signers].map((one) => one?.subject)).size).toBe(5);
    expect(
      signers.map((signer) => [first, second].map((one) => one && signer.verify(one.publicKey))),
    ).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    for (const signer of signers) {
      const authority = [first, second].find((one) => one && signer.verify(one.publicKey));
      expect(Date.parse(signer.validTo)).toBeLessThanOrEqual(Date.parse(authority?.validTo ?? ''));
    }
  });

  it('have certificates that OpenSSL chains to the authority, for vaccinations only', async () => {
    await open().at(NOW, NONE);
    const [authority, signer] = certificates().map((pem) => new X509Certificate(pem));
    if (!authority || !signer) throw new Error('the authority and its signer are published');
    expect(authority.ca).toBe(true);
    expect(authority.verify(authority.publicKey)).toBe(true);
    expect(signer.checkIssued(authority) && signer.verify(authority.publicKey)).toBe(true);
    expect(signer.ca).toBe(false);
    expect(signer.keyUsage).toEqual(['1.3.6.1.4.1.1847.2021.1.2']);
  });

  it('are kept in files that only their owner may read', async () => {
    await open().at(NOW, NONE);
    const files = readdirSync(directory);
    expect(files).toHaveLength(2);
    for (const file of files) expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
  });
});

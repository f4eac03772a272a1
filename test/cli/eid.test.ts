import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eidFrom } from '../../src/cli/eid.ts';

const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-eid-'));
afterAll(() => rmSync(folder, { recursive: true }));

const byDefault = { 'eid-number-claim': 'document_number', 'eid-scope': 'openid profile' };
const values = { ...byDefault, 'eid-issuer': 'https://eid.example.vn', 'eid-client': 'vi-vacxin' };

describe('the provider of national eIDs that an operator names', () => {
  it('is none unless it is named', () => {
    expect(eidFrom(byDefault, { EID_CLIENT_SECRET: 'x' })).toBeUndefined();
  });

  it('has its secret in the environment, or in a file without the line’s end', () => {
    const EID_CLIENT_SECRET_FILE = join(folder, 'secret');
    writeFileSync(EID_CLIENT_SECRET_FILE, 'from the file\n');
    expect(eidFrom(values, { EID_CLIENT_SECRET_FILE })?.clientSecret).toBe('from the file');
    expect(eidFrom(values, { EID_CLIENT_SECRET: 'as it is' })).toEqual({
      issuerUrl: 'https://eid.example.vn',
      clientId: 'vi-vacxin',
      clientSecret: 'as it is',
      documentNumberClaim: 'document_number',
      scope: 'openid profile',
    });
  });

  it.each([
    ['half of it is missing', { ...byDefault, 'eid-issuer': 'https://eid.example.vn' }, 'x'],
    ['the secret is missing', values, ''],
    [
      'what is sent there would travel in the open',
      { ...values, 'eid-issuer': 'http://eid.example.vn' },
      'x',
    ],
    ['it is no address', { ...values, 'eid-issuer': 'eid' }, 'x'],
  ])('is refused where %s', (_, given, EID_CLIENT_SECRET) => {
    expect(() => eidFrom(given, { EID_CLIENT_SECRET })).toThrow(/--eid-issuer/);
  });
});

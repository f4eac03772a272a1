import { describe, expect, it } from 'vitest';
import {
  isRevokedBy,
  readRevocationList,
  writeRevocationList,
} from '../../../src/trust/status/revocation-list.ts';

const KID = '3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s';

describe('a revocation list of SMART Health Cards', () => {
  it('is read as it was written', () => {
    const list = {
      kid: KID,
      version: 7,
      revoked: new Map([
        ['81', {}],
        ['9', { issuedBeforeSeconds: 100 }],
      ]),
    };
    expect(JSON.parse(writeRevocationList(list))).toEqual({
      kid: KID,
      method: 'rid',
      ctr: 7,
      rids: ['81', '9.100'],
    });
    expect(readRevocationList(writeRevocationList(list), KID)).toEqual(list);
  });

  it('revokes all cards of an id, or those issued before an instant', () => {
    const list = readRevocationList(
      JSON.stringify({ kid: KID, method: 'rid', ctr: '2', rids: ['a', 'b.100', 'b.50', 'c.10', 'c'] }),
      KID,
    );
    expect(list.version).toBe(2);
    const revoked = [
      ['a', 1],
      ['b', 99],
      ['b', 100],
      ['c', 1_000],
      ['d', 1],
    ] as const;
    expect(revoked.map(([rid, at]) => isRevokedBy(list, rid, at))).toEqual([true, true, false, true, false]);
  });

  it('passes over entries that are none, and refuses what is no list of the key', () => {
    const text = JSON.stringify({
      kid: KID,
      method: 'rid',
      ctr: 1,
      rids: [1, null, 'a b', 'x'.repeat(25), 'ok'],
    });
    expect([...readRevocationList(text, KID).revoked.keys()]).toEqual(['ok']);
    for (const other of [text.replace('rid"', 'hash"'), text.replace(KID, 'x'), '[]', '{', 'null']) {
      expect(() => readRevocationList(other, KID)).toThrow('revocation list');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { readStatuses, withLearnt } from '../../src/wallet/statuses.ts';

const SUPERSEDED = { kind: 'superseded', reason: 'correction', askedAtSeconds: 100 } as const;

describe('what is known of statuses', () => {
  it('keeps why a certificate ended, as long as the lists go on saying that it has', () => {
    const learnt = { a: { kind: 'superseded', askedAtSeconds: 200 } } as const;
    expect(withLearnt({ a: SUPERSEDED }, learnt, ['a'])).toEqual({
      a: { ...SUPERSEDED, askedAtSeconds: 200 },
    });
    expect(withLearnt({ a: SUPERSEDED }, { a: { kind: 'revoked', askedAtSeconds: 200 } }, ['a'])).toEqual({
      a: { kind: 'revoked', askedAtSeconds: 200 },
    });
  });

  it('lets a certificate hold again whose suspension was lifted', () => {
    const known = { a: { kind: 'suspended', reason: 'under-investigation', askedAtSeconds: 100 } } as const;
    expect(withLearnt(known, { a: { askedAtSeconds: 200 } }, ['a'])).toEqual({ a: { askedAtSeconds: 200 } });
  });

  it('keeps what it heard before of those that nobody asked about, and nothing of those that are gone', () => {
    expect(withLearnt({ a: SUPERSEDED, b: SUPERSEDED }, {}, ['a'])).toEqual({ a: SUPERSEDED });
  });

  it('is empty where what was kept is none', () => {
    for (const text of [undefined, '', '[]x', '{"a":1}', '{"a":{"kind":"lost","askedAtSeconds":1}}']) {
      expect(readStatuses(text)).toEqual({});
    }
    expect(readStatuses(JSON.stringify({ a: SUPERSEDED }))).toEqual({ a: SUPERSEDED });
  });
});

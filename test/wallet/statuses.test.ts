import { describe, expect, it } from 'vitest';
import { readStatuses, toldBy, withLearnt } from '../../src/wallet/statuses.ts';

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

describe('what the service tells of certificates', () => {
  const status = (signedText: string, twins: string[] = []) => ({
    name: 'An',
    steps: [],
    findings: [],
    certificates: [{ signedText, twins }],
  });
  const ended = {
    number: 'N1',
    kind: 'revoked',
    reason: 'fraud',
    endedAt: '2026-11-02T01:00:00.000Z',
  } as const;
  const kept = (id: string, number: string | undefined, ...texts: string[]) => ({ id, number, texts });

  it('is that those it sends along hold, whatever form of them is here, and how others ended', () => {
    const wallet = [kept('old', 'N1', 'a.b.c'), kept('new', 'N2', 'd.e.f'), kept('eu', 'URN', 'HC1:X')];
    expect(toldBy({ status: status('d.e.f', ['HC1:X']), ended: [ended] }, wallet, 100)).toEqual({
      old: { kind: 'revoked', reason: 'fraud', askedAtSeconds: 100 },
      new: { askedAtSeconds: 100 },
      eu: { askedAtSeconds: 100 },
    });
  });

  it('is nothing of a certificate that it does not name, so that none comes to hold by silence', () => {
    const wallet = [kept('passed over', 'N9', 'x.y.z'), kept('without a number', undefined, 'HC1:Y')];
    expect(toldBy({ status: status('d.e.f'), ended: [ended] }, wallet, 100)).toEqual({});
    expect(toldBy({ ended: [] }, wallet, 100)).toEqual({});
    const known = { 'passed over': { kind: 'revoked', askedAtSeconds: 50 } } as const;
    expect(withLearnt(known, toldBy({ ended: [] }, wallet, 100), ['passed over'])).toEqual(known);
  });
});

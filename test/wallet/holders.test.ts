import { describe, expect, it } from 'vitest';
import { groupByHolder } from '../../src/wallet/holders.ts';
import type { WalletCertificate } from '../../src/wallet/wallet.ts';
import { certificateOf } from './certificates.ts';

const AN = { name: 'Nguyễn Văn An', birthDate: '1990-01-02' };
const BINH = { name: 'Trần Thị Bình', birthDate: '1960-03-04' };
const one = (
  id: string,
  addedAtMs: number,
  what: Parameters<typeof certificateOf>[0],
): WalletCertificate => ({
  id,
  twins: [],
  addedAtMs,
  certificate: certificateOf(what),
});
const ids = (certificates: readonly WalletCertificate[]) =>
  groupByHolder(certificates).map((holder) => holder.certificates.map(({ id }) => id));

describe('groupByHolder', () => {
  it('gathers the certificates of one person, the newest first', () => {
    expect(
      ids([
        one('old', 1, { holder: AN, issuedAtSeconds: 100 }),
        one('new', 2, { holder: AN, issuedAtSeconds: 300 }),
        one('middle', 3, { holder: AN, issuedAtSeconds: 200 }),
      ]),
    ).toEqual([['new', 'middle', 'old']]);
  });

  it('keeps people in the order in which they came, whatever order they are read in', () => {
    expect(ids([one('second', 2, { holder: BINH }), one('first', 1, { holder: AN })])).toEqual([
      ['first'],
      ['second'],
    ]);
  });

  it('tells two people of one name apart by their birth dates', () => {
    expect(
      ids([one('a', 1, { holder: AN }), one('b', 2, { holder: { ...AN, birthDate: '2015-01-02' } })]),
    ).toEqual([['a'], ['b']]);
  });

  it('takes a name in capitals for the same person', () => {
    expect(
      ids([one('a', 1, { holder: AN }), one('b', 2, { holder: { ...AN, name: 'NGUYỄN VĂN AN' } })]),
    ).toHaveLength(1);
  });

  it('takes two names for one person where a correction lies between them', () => {
    const before = one('before', 1, { holder: { ...AN, name: 'Nguyễn Văn Ân' }, number: 'N1' });
    const after = one('after', 2, { holder: AN, number: 'N2' });
    const follower = {
      id: 'f',
      token: 't',
      name: AN.name,
      born: '',
      steps: [],
      findings: [],
      received: ['N1', 'N2'],
      askedAtSeconds: 0,
    };
    const ended = { before: { kind: 'superseded', askedAtSeconds: 1 } } as const;
    const [person, ...others] = groupByHolder([before, after], ended, [follower]);
    expect(person?.certificates.map(({ id }) => id)).toEqual(['after', 'before']);
    expect(person).toMatchObject(AN);
    expect(others).toEqual([]);
    expect(groupByHolder([before, after], ended)).toHaveLength(2);
  });

  it('puts a certificate that holds before a newer one that has ended', () => {
    const certificates = [
      one('older', 1, { holder: AN, issuedAtSeconds: 100 }),
      one('ended', 2, { holder: AN, issuedAtSeconds: 200 }),
    ];
    const [person] = groupByHolder(certificates, { ended: { kind: 'revoked', askedAtSeconds: 1 } });
    expect(person?.certificates.map(({ id }) => id)).toEqual(['older', 'ended']);
  });
});

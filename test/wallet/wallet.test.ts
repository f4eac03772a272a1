import { describe, expect, it } from 'vitest';
import { groupByHolder, type WalletCertificate } from '../../src/wallet/wallet.ts';
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
});

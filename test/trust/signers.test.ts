import { describe, expect, it } from 'vitest';
import type { TrustedIssuer, TrustFamily } from '../../src/certificate/verify.ts';
import { indexSigners } from '../../src/trust/signers.ts';

const issuer = (family: TrustFamily, iss: string, ...kids: string[]): TrustedIssuer => ({
  family,
  iss,
  name: { vi: iss, en: iss },
  country: 'XX',
  keys: kids.map((kid) => ({ kid, jwk: { kty: 'EC', crv: 'P-256', x: `${iss}${kid}`, y: 'y' } })),
});

describe('signers', () => {
  const signers = indexSigners([
    issuer('shc', 'https://a.example', 'k'),
    issuer('shc', 'https://b.example', 'k'),
    issuer('hcert', 'SI', 'k', 'l'),
    issuer('hcert', 'HR', 'k'),
    issuer('vds-nc', 'AUS', 'one', 'two'),
  ]);
  const found = (...[format, iss, keyId]: [Parameters<typeof signers>[0]['format'], string, string]) => {
    const { issuer: named, candidates } = signers({ format, issuer: iss, keyId });
    return { named: named?.iss, by: candidates.map((candidate) => candidate.issuer.iss) };
  };

  it('of SMART Health Cards are found by issuer and key together', () => {
    expect(found('shc', 'https://a.example', 'k')).toEqual({
      named: 'https://a.example',
      by: ['https://a.example'],
    });
    expect(found('shc', 'https://c.example', 'k')).toEqual({ named: undefined, by: [] });
  });

  it('of HCERT are found by key alone, all that share its identifier', () => {
    expect(found('eu-dcc', 'FR', 'k')).toEqual({ named: undefined, by: ['SI', 'HR'] });
    expect(found('who-icvp', 'HR', 'l')).toEqual({ named: 'HR', by: ['SI'] });
  });

  it('of HCERT are known by either code of their country', () => {
    expect(found('who-ddcc', 'HRV', 'none')).toEqual({ named: 'HR', by: [] });
  });

  it('of seals are all roots of the country', () => {
    expect(found('vds-nc', 'AUS', '')).toEqual({ named: 'AUS', by: ['AUS', 'AUS'] });
  });

  it('never cross from one family to another', () => {
    expect(found('nzcp', 'https://a.example', 'k')).toEqual({ named: undefined, by: [] });
    expect(found('divoc', 'AUS', 'one')).toEqual({ named: undefined, by: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../src/wallet/passphrase/strength.ts';

describe('strengthOf', () => {
  it.each([
    ['', 'weak'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['abcabcabcabcabcabcabcabcabcabcabc', 'weak'],
    ['matkhau123', 'weak'],
    ['19051987', 'weak'],
    ['nồi cơm chổi đèn', 'weak'],
    ['nồi cơm chổi đèn quạt', 'fair'],
    ['nồi cơm chổi đèn quạt ghế sofa xanh', 'good'],
    ['x7#Qp2!mKd', 'fair'],
    ['x7#Q p2!m Kd9&', 'good'],
  ] as const)('takes “%s” for %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});

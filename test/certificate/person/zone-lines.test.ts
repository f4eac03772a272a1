import { describe, expect, it } from 'vitest';
import { collectZone } from '../../../src/certificate/person/zone-lines.ts';
import { passport } from './zones.ts';

const [FIRST, SECOND] = passport({ surname: 'NGUYEN', givenNames: 'VAN<AN' }, '740812');
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

/** What comes of texts with their times in milliseconds. */
function taken(...texts: readonly (readonly [text: string, atMs: number])[]) {
  const { take } = collectZone();
  return texts.map(([text, atMs]) => take(text, atMs));
}

describe('the lines that a reader of passports types', () => {
  it('are a zone when the last has come', () => {
    expect(taken([FIRST, 0], [SECOND, 300])).toEqual(['', `${FIRST}\n${SECOND}`]);
    expect(taken(...CARD.map((line, at) => [line, at * 300] as const))).toEqual(['', '', CARD.join('\n')]);
  });

  it('are a zone in one go', () => {
    expect(taken([FIRST + SECOND, 0])).toEqual([FIRST + SECOND]);
    expect(taken([CARD.join(''), 0])).toEqual([CARD.join('')]);
  });

  it('are of one document only where they come one after the other', () => {
    expect(taken([FIRST, 0], [SECOND, 5_000])).toEqual(['', undefined]);
    expect(taken([FIRST, 0], [FIRST, 5_000], [SECOND, 5_300])).toEqual(['', '', `${FIRST}\n${SECOND}`]);
    expect(taken([FIRST, 0], [CARD[0] ?? '', 300], [SECOND, 600])).toEqual(['', '', undefined]);
  });

  it('begin with the first', () => {
    expect(taken([SECOND, 0], [FIRST, 300])).toEqual([undefined, '']);
  });

  it.each([
    'shc:/567629095243206034602924374044603122295953265460346029254077',
    'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N',
    'HC1:6BFOXNTS3DH0YOJ58SSW5HDCM0II5XHC9B5G2N12',
    'eyJ6aXAiOiJERUYiLCJhbGciOiJFUzI1NiIsImtpZCI6',
    '8934561234567',
    'PRODUCT12345',
    '',
  ])('are told from %j', (text) => {
    expect(taken([text, 0])).toEqual([undefined]);
  });
});

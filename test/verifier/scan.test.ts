import { beforeAll, describe, expect, it } from 'vitest';
import { shcText } from '../../src/certificate/qr.ts';
import type { Trust } from '../../src/certificate/verify.ts';
import {
  isOfShownSeries,
  judgeAgain,
  judgeAll,
  judgeNext,
  movesOn,
  type Scan,
  stopsQueue,
  toldOf,
} from '../../src/verifier/scan.ts';
import { issuerWithCard, LARGEST, NOW, trustIn } from '../certificate/cards.ts';
import { certificateOf } from '../wallet/certificates.ts';

let whole: string;
let trust: Trust;
beforeAll(async () => {
  const { issuer, jws } = await issuerWithCard();
  whole = shcText(jws);
  trust = trustIn([issuer]);
});

/** The text cut into parts as the deprecated codes in several parts are. */
function parts(text: string, total: number): string[] {
  const digits = text.slice('shc:/'.length);
  // Whole pairs of digits: each is one character.
  const length = 2 * Math.ceil(digits.length / 2 / total);
  return Array.from(
    { length: total },
    (_, at) => `shc:/${at + 1}/${total}/${digits.slice(at * length, (at + 1) * length)}`,
  );
}

async function scanAll(texts: readonly string[]): Promise<Scan | undefined> {
  let scan: Scan | undefined;
  for (const text of texts) scan = await judgeNext(text, scan, trust, NOW);
  return scan;
}

describe('isOfShownSeries', () => {
  it('is so for each further code of a series that is on screen, and for nothing else', async () => {
    const shown = await scanAll(['VIVX:TRUST:AAAA']);
    expect(isOfShownSeries('VIVX:TRUST:BBBB', shown)).toBe(true);
    for (const text of ['VIVX:WALLET:BBBB', whole, 'https://example.org']) {
      expect(isOfShownSeries(text, shown)).toBe(false);
    }
    expect(isOfShownSeries('VIVX:TRUST:AAAA', undefined)).toBe(false);
    expect(isOfShownSeries('https://example.com', await scanAll(['https://example.org']))).toBe(false);
  });
});

describe('judgeNext', () => {
  it('judges a code', async () => {
    const scan = await scanAll([whole]);
    expect(scan?.verdict.outcome).toBe('valid');
    expect(scan?.verdict.certificate?.holder.name).toBe(LARGEST.holder.name);
  });

  it('collects the parts of a code in any order, and says which it has', async () => {
    const [first = '', second = '', third = ''] = parts(whole, 3);
    expect((await scanAll([third, first]))?.verdict).toMatchObject({
      outcome: 'unknown',
      reasons: ['incomplete'],
      parts: { have: [1, 3], total: 3 },
    });
    expect((await scanAll([third, first, second]))?.verdict.outcome).toBe('valid');
  });

  it('counts a part that is scanned twice once', async () => {
    const [first = '', second = ''] = parts(whole, 2);
    const scan = await scanAll([first, first]);
    expect(scan?.texts).toEqual([first]);
    expect((await scanAll([first, first, second]))?.verdict.outcome).toBe('valid');
  });

  it('leaves the parts of one code behind when another code comes', async () => {
    const [first = ''] = parts(whole, 3);
    const { jws } = await issuerWithCard();
    const [others = ''] = parts(shcText(jws), 2);
    expect((await scanAll([first, whole]))?.verdict.outcome).toBe('valid');
    expect((await scanAll([first, 'https://example.org/']))?.verdict.reasons).toEqual(['not-a-certificate']);
    expect((await scanAll([first, others]))?.verdict.parts).toEqual({ have: [1], total: 2 });
  });

  it('starts anew after an answer: nothing of one person reaches the next', async () => {
    const [first = ''] = parts(whole, 2);
    const scan = await scanAll([whole, first]);
    expect(scan?.texts).toEqual([first]);
    expect(scan?.verdict.certificate).toBeUndefined();
  });

  it('says what a code is that is no certificate', async () => {
    expect((await scanAll(['https://example.org/thuc-don']))?.other).toEqual({
      kind: 'web',
      host: 'example.org',
    });
    expect(await scanAll(['Xin chào'])).not.toHaveProperty('other');
    expect(await scanAll([whole])).not.toHaveProperty('other');
  });

  it('is never green without trust', async () => {
    const { verdict } = await judgeNext(whole, undefined, undefined, NOW);
    expect(verdict).toMatchObject({ outcome: 'unknown', reasons: ['no-trust'] });
  });
});

describe('judgeAgain', () => {
  it('judges all parts of a code by newer trust', async () => {
    const [first = '', second = ''] = parts(whole, 2);
    let scan = await judgeNext(first, undefined, undefined, NOW);
    scan = await judgeNext(second, scan, undefined, NOW);
    expect(scan.verdict.outcome).toBe('unknown');
    expect((await judgeAgain(scan, trust, NOW)).verdict.outcome).toBe('valid');
    expect((await judgeAgain(await judgeAgain(scan, trust, NOW), undefined, NOW)).verdict.reasons).toEqual([
      'no-trust',
    ]);
  });

  it('still says what a code is that is no certificate', async () => {
    const scan = await judgeNext('https://example.org', undefined, undefined, NOW);
    expect((await judgeAgain(scan, trust, NOW)).other).toEqual({ kind: 'web', host: 'example.org' });
  });
});

describe('a queue', () => {
  it('moves on past what is valid only', async () => {
    const valid = await judgeNext(whole, undefined, trust, NOW);
    const untrusted = await judgeNext(whole, undefined, undefined, NOW);
    expect([valid, untrusted].map(movesOn)).toEqual([true, false]);
  });

  it('stands at a genuine result of a test, which may be a positive one', async () => {
    const tests = [{ type: [], result: [], outcome: 'detected' as const, sampledAt: '2022-05-30T09:15:00Z' }];
    const scan: Scan = {
      texts: [],
      verdict: { outcome: 'valid', reasons: [], certificate: certificateOf({ tests }) },
    };
    expect([movesOn(scan), stopsQueue(scan), toldOf(scan)]).toEqual([false, true, 'look']);
  });

  it('stands at a certificate that is not valid, and not at what is none or still misses a part', async () => {
    const [first = ''] = parts(whole, 3);
    const scans = [];
    for (const text of [whole, first, 'https://example.org']) {
      scans.push(await judgeNext(text, undefined, undefined, NOW));
    }
    expect(scans.map(stopsQueue)).toEqual([true, false, false]);
  });
});

describe('judgeAll', () => {
  it('judges each code once, in the order in which they were found', async () => {
    const other = shcText((await issuerWithCard()).jws);
    const scans = await judgeAll([whole, other, whole], trust, NOW);
    expect(scans.map(({ texts, verdict }) => [texts[0], verdict.outcome])).toEqual([
      [whole, 'valid'],
      [other, 'unknown'],
    ]);
  });

  it('takes the parts of one code as one, whatever lies between them', async () => {
    const [first = '', second = ''] = parts(whole, 2);
    const other = shcText((await issuerWithCard()).jws);
    const scans = await judgeAll([second, other, first], trust, NOW);
    expect(scans.map(({ verdict }) => verdict.outcome)).toEqual(['valid', 'unknown']);
    expect(scans[0]?.texts).toEqual([second, first]);
  });

  it('leaves out what is something else, unless there is nothing else', async () => {
    const [link, menu] = ['https://example.org/', 'https://example.org/thuc-don'];
    expect((await judgeAll([link, whole], trust, NOW)).map(({ texts }) => texts[0])).toEqual([whole]);
    expect((await judgeAll([link, menu], trust, NOW)).map(({ verdict }) => verdict.reasons)).toEqual([
      ['not-a-certificate'],
      ['not-a-certificate'],
    ]);
  });
});

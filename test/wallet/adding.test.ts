import { describe, expect, it } from 'vitest';
import { shcText } from '../../src/certificate/qr.ts';
import { addContents, addText } from '../../src/wallet/adding.ts';
import { issuerWithCard } from '../certificate/cards.ts';

/** Splits a code into parts as issuers did before the specification gave it up. */
async function parts(count: number): Promise<string[]> {
  const digits = shcText((await issuerWithCard()).jws).slice('shc:/'.length);
  const length = Math.ceil(digits.length / count / 2) * 2;
  return Array.from(
    { length: count },
    (_, at) => `shc:/${at + 1}/${count}/${digits.slice(at * length, (at + 1) * length)}`,
  );
}

// There is no storage here: whatever gets as far as being kept is answered with "refused".
const NOT_KEPT = { kind: 'not-kept', code: 'refused' };

describe('addText', () => {
  it('collects the parts of a code in any order until it is whole', async () => {
    const [first = '', second = '', third = ''] = await parts(3);
    const one = await addText(third);
    expect(one).toEqual({ kind: 'more-parts', parts: { have: [3], total: 3 }, texts: [third] });
    const two = await addText(first, [third]);
    expect(two).toMatchObject({ parts: { have: [1, 3], total: 3 } });
    expect(await addText(second, [third, first])).toEqual(NOT_KEPT);
  });

  it('counts a part that is seen again once', async () => {
    const [first = ''] = await parts(2);
    expect(await addText(first, [first])).toMatchObject({ texts: [first] });
  });

  it('begins anew with a code that does not belong to the parts before it', async () => {
    const [first = ''] = await parts(2);
    expect(await addText(shcText((await issuerWithCard()).jws), [first])).toEqual(NOT_KEPT);
    const [other = ''] = await parts(3);
    expect(await addText(other, [first])).toMatchObject({ parts: { have: [1], total: 3 }, texts: [other] });
  });

  it('forgets nothing and stores nothing over a shop’s code', async () => {
    expect(await addText('https://example.org')).toEqual({ kind: 'refused', reason: 'not-a-certificate' });
  });
});

describe('addContents', () => {
  const text = (of: string) => ({ kind: 'text', text: of }) as const;
  const codes = (...texts: string[]) =>
    ({ kind: 'codes', codes: texts.map((of) => ({ text: of, corners: [] })) }) as const;

  it('answers for every certificate of a card file, good or bad', async () => {
    const { jws } = await issuerWithCard();
    const file = text(JSON.stringify({ verifiableCredential: [jws, 'nonsense', jws] }));
    expect(await addContents([file])).toEqual([
      NOT_KEPT,
      { kind: 'refused', reason: 'not-a-certificate' },
      NOT_KEPT,
    ]);
  });

  it('refuses a text that no certificate file can be as large as', async () => {
    expect(await addContents([text('x'.repeat(300_000))])).toEqual([
      { kind: 'refused', reason: 'too-large' },
    ]);
  });

  it('answers for every code of every file, and for those that could not be read', async () => {
    const [first = '', second = ''] = [await issuerWithCard(), await issuerWithCard()].map(({ jws }) =>
      shcText(jws),
    );
    const problem = { kind: 'problem', fileName: 'x.pdf', problem: 'pdf-locked' } as const;
    expect(await addContents([codes(first), problem, codes(second)])).toEqual([
      NOT_KEPT,
      { kind: 'file-problem', fileName: 'x.pdf', problem: 'pdf-locked' },
      NOT_KEPT,
    ]);
  });

  it('puts the parts of one code together, from several files and with those that came before', async () => {
    const [first = '', second = '', third = ''] = await parts(3);
    expect(await addContents([codes(third), codes(second)], [first])).toEqual([NOT_KEPT]);
    expect(await addContents([codes(third, first)])).toEqual([
      { kind: 'more-parts', parts: { have: [1, 3], total: 3 }, texts: [third, first] },
    ]);
  });
});

import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaPath, PATHS } from '../../../src/contract.ts';
import {
  readForeignRevocations,
  signForeignRevocations,
} from '../../../src/trust/status/foreign-revocations.ts';
import { readDelta, readStatus } from '../../../src/trust/status/offline-status.ts';
import { type RootKey, signClaims } from '../../../src/trust/status/signed-claims.ts';
import { TrustError } from '../../../src/trust/trust-error.ts';
import { publication, rootForTests } from './publication.ts';

const { signer, roots } = await rootForTests();
const published = await publication(signer);
published.publish(
  [
    [3, 'revoked'],
    [7, 'superseded'],
    [9, 'suspended'],
  ],
  false,
);
const files = await published.files();
const set = files.get(PATHS.statusSet) ?? new Uint8Array();
const delta = files.get(deltaPath(1)) ?? new Uint8Array();
const LISTS = [
  {
    iss: 'https://one.example',
    kid: 'a',
    version: 4,
    checkedAtSeconds: 7,
    revoked: new Map([
      ['x', {}],
      ['y', { issuedBeforeSeconds: 9 }],
    ]),
  },
  { iss: 'https://two.example', kid: 'a', version: 1, checkedAtSeconds: 8, revoked: new Map() },
];
const foreign = await signForeignRevocations(
  { version: 3, issuedAtSeconds: 1_654_070_400, lists: LISTS },
  signer,
  deflateSync,
);

const READERS: Readonly<Record<string, (bytes: Uint8Array, roots: readonly RootKey[]) => Promise<unknown>>> =
  {
    'a set': readStatus,
    'a delta': readDelta,
    'other issuers’ lists': readForeignRevocations,
  };
const WHOLE: Readonly<Record<string, Uint8Array>> = {
  'a set': set,
  'a delta': delta,
  'other issuers’ lists': foreign,
};
const TYPES: Readonly<Record<string, string>> = {
  'a set': 'certificate-status-set',
  'a delta': 'certificate-status-delta',
  'other issuers’ lists': 'foreign-revocation-lists',
};

const expectRefused = (reading: Promise<unknown>) =>
  expect(reading).rejects.toSatisfy((error) => error instanceof TrustError);

describe.each(Object.keys(READERS))('a file of statuses that should be %s', (what) => {
  const read = READERS[what] ?? readStatus;
  const whole = WHOLE[what] ?? set;

  it('is refused by a TrustError and nothing else, cut off, lengthened or changed anywhere', async () => {
    await expect(read(whole, roots)).resolves.toBeDefined();
    const edits = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(
        edits,
        fc.nat({ max: whole.length }),
        fc.uint8Array({ maxLength: 5 }),
        async (flips, cut, more) => {
          const changed = Uint8Array.from(whole);
          for (const [at, flip] of new Map(flips)) changed[at] = (changed[at] ?? 0) ^ flip;
          await expectRefused(read(changed, roots));
          if (cut < whole.length) await expectRefused(read(whole.slice(0, cut), roots));
          if (more.length > 0) await expectRefused(read(Uint8Array.from([...whole, ...more]), roots));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is refused likewise when a root signed other claims, or anything at all', async () => {
    const claim = fc.oneof(
      fc.integer(),
      fc.string({ maxLength: 8 }),
      fc.uint8Array({ maxLength: 12 }),
      fc.constant(null),
      fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 3 })),
    );
    const name = fc.constantFrom<number | string>(
      6,
      'version',
      'universe',
      'revoked',
      'valid',
      'from',
      'lists',
      'closed',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, claim), { maxLength: 8 }), async (claims) => {
        const message = await signClaims(new Map(claims), TYPES[what] ?? '', signer, undefined);
        const answer = await read(message, roots).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(TrustError);
      }),
      { numRuns: 100 },
    );
  });

  it('is not taken for one of another type', async () => {
    for (const [other, reader] of Object.entries(READERS)) {
      if (other !== what) await expect(reader(whole, roots)).rejects.toMatchObject({ code: 'malformed' });
    }
  });
});

describe('other issuers’ revocation lists', () => {
  it('are found by issuer and key, as they were published', async () => {
    const read = await readForeignRevocations(foreign, roots);
    expect(read).toMatchObject({ version: 3, issuedAtSeconds: 1_654_070_400 });
    for (const list of LISTS) expect(read.listOf(list.iss, list.kid)).toEqual(list);
    expect(read.listOf('https://one.example', 'b')).toBeUndefined();
    expect(read.listOf('https://three.example', 'a')).toBeUndefined();
  });

  it('are not signed where they are more than any device reads', async () => {
    const many = new Map([['x'.repeat(4_100_000), {}]]);
    const list = { iss: 'https://one.example', kid: 'a', version: 1, checkedAtSeconds: 0, revoked: many };
    await expect(
      signForeignRevocations({ version: 1, issuedAtSeconds: 0, lists: [list] }, signer, deflateSync),
    ).rejects.toMatchObject({ code: 'too-large' });
  });
});

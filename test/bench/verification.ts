/**
 * How fast a code becomes a verdict, beside bare WebCrypto on the same signatures in the same run: `npm run bench`.
 * Both take turns in many short rounds, and each round gives one ratio, so that whatever else the machine does meets
 * both alike. Every code is another one, so that nothing is answered from a cache.
 */
import { performance } from 'node:perf_hooks';
import type { BytesProof } from '../../src/certificate/proof.ts';
import { shcText } from '../../src/certificate/qr.ts';
import { read } from '../../src/certificate/read.ts';
import { judge, type TrustedIssuer } from '../../src/certificate/verify.ts';
import { issuerWithCard, NOW, trustIn } from '../certificate/cards.ts';
import { dccClaimsAt, hcertText, signCwt } from '../certificate/hcert-codes.ts';
import { manyCards } from '../certificate/many-cards.ts';

const CODES = 1024;
const IN_FLIGHT = 256;
const ROUNDS = 30;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

type Check = (index: number) => Promise<unknown>;

/** Microseconds a check, one after another: the median of single checks. */
async function oneAtATime(check: Check): Promise<number> {
  const durations: number[] = [];
  for (let index = 0; index < CODES; index += 4) {
    const begun = performance.now();
    await check(index);
    durations.push(performance.now() - begun);
  }
  return 1000 * median(durations);
}

/** Microseconds a check while as many as `IN_FLIGHT` are under way. */
async function inFlight(check: Check): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const worker = async () => {
    while (next < CODES) await check(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return (1000 * (performance.now() - begun)) / CODES;
}

async function compare(name: string, texts: readonly string[], issuers: readonly TrustedIssuer[]) {
  const trust = trustIn(issuers);
  const proofs = texts.map((text) => read(text).proof as BytesProof);
  const { keyId } = read(texts[0] ?? '');
  const jwk = issuers.flatMap(({ keys }) => keys).find(({ kid }) => kid === keyId)?.jwk;
  const key = await crypto.subtle.importKey(
    'jwk',
    jwk as JsonWebKey,
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
  const bare: Check = async (index) => {
    const { signature, signedBytes } = proofs[index] as BytesProof;
    const holds = await crypto.subtle.verify(
      ES256,
      key,
      signature as Uint8Array<ArrayBuffer>,
      signedBytes as Uint8Array<ArrayBuffer>,
    );
    if (!holds) throw new Error(`code ${index} does not verify`);
  };
  const ours: Check = async (index) => {
    const { outcome, reasons } = await judge(texts[index] as string, trust, NOW);
    if (outcome !== 'valid') throw new Error(`code ${index} is not valid: ${reasons.join()}`);
  };
  const reading: Check = async (index) => void read(texts[index] as string);
  for (const [how, measure] of [
    ['one at a time', oneAtATime],
    [`${IN_FLIGHT} in flight`, inFlight],
  ] as const) {
    const rounds: { bare: number; ours: number; reading: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      // Whoever goes first finds the machine in another state, so they take turns in that as well.
      const first = round % 2 === 0 ? await measure(bare) : undefined;
      const judged = await measure(ours);
      const baseline = first ?? (await measure(bare));
      rounds.push({ bare: baseline, ours: judged, reading: await measure(reading) });
    }
    // The first one warms up.
    const counted = rounds.slice(1);
    const microseconds = (pick: (round: (typeof rounds)[number]) => number) =>
      median(counted.map(pick)).toFixed(0).padStart(4);
    const ratio = median(counted.map((round) => round.bare / round.ours)).toFixed(2);
    print(
      [
        name.padEnd(8),
        how.padEnd(15),
        `bare WebCrypto ${microseconds((round) => round.bare)} µs`,
        `judge ${microseconds((round) => round.ours)} µs`,
        `read alone ${microseconds((round) => round.reading)} µs`,
        `ratio ${ratio}`,
      ].join('   '),
    );
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`);

print(
  `Microseconds a code, text to verdict: medians of ${ROUNDS} rounds of ${CODES} codes, each another one.`,
);
print('Ratio: speed beside bare WebCrypto verifying the same signatures in the same round.');

const { issuer, signer } = await issuerWithCard();
await compare('SHC', (await manyCards(CODES, signer)).map(shcText), [issuer]);

const kid = Buffer.from('0123456789abcdef', 'hex').toString('base64');
const documentSigner: TrustedIssuer = {
  ...issuer,
  family: 'hcert',
  iss: 'VN',
  keys: issuer.keys.map(({ jwk }) => ({ kid, jwk })),
};
const dccTexts = await Promise.all(
  Array.from({ length: CODES }, async (_, index) =>
    hcertText(await signCwt(dccClaimsAt(index), { ...signer, kid })),
  ),
);
await compare('EU DCC', dccTexts, [documentSigner]);

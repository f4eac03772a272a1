import { performance } from 'node:perf_hooks';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { read } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { type Verdict, verify } from '../../src/certificate/verify.ts';
import { NOW, trustIn } from './cards.ts';
import { type Layer, type LayeredCode, layeredCodes } from './layered-codes.ts';
import { Chance, mutated } from './mutators.ts';

/** Longer than this no reading may take, on any machine. */
const MOST_MILLISECONDS = 50;
/** From here on it is done again, since the machine may have been busy with something else: the best counts. */
const SUSPICIOUS_MILLISECONDS = 5;
const REPETITIONS = 4;

export interface Tally {
  mutations: number;
  /** How many reached the signature. */
  read: number;
  /** Valid since what was signed is unchanged: case of a prefix, an unprotected header, another spelling of JSON. */
  unchanged: number;
  /** Valid by a signature that was made anew. */
  signedAnew: number;
  slowestMilliseconds: number;
  /** By reason, how often it was the first one. */
  readonly reasons: Map<string, number>;
}

/** Something that must never happen, with all that is needed to see it again. */
export interface Failure {
  readonly what: string;
  readonly code: string;
  readonly layer: string;
  readonly text: string;
}

/** What a certificate says and what of it is signed; how it is signed and spelt is left out. */
const meaning = ({ proof, signedText: _, remarks: _remarks, keyId: _key, ...content }: Certificate): string =>
  JSON.stringify([
    content,
    proof.kind === 'json-ld' ? undefined : Buffer.from(proof.signedBytes).toString('base64'),
  ]);

const genuineMeanings = new Map<LayeredCode, string>();
function genuineMeaning(code: LayeredCode): string {
  let known = genuineMeanings.get(code);
  if (known === undefined) {
    known = meaning(read(code.text));
    genuineMeanings.set(code, known);
  }
  return known;
}

function timed<Result>(work: () => Result): { result: Result; milliseconds: number } {
  const begun = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - begun };
}

const attempt = (text: string): Certificate | ReadError | Error => {
  try {
    return read(text);
  } catch (error) {
    return error as Error;
  }
};

/**
 * Mutates genuine codes of every family on every layer and judges what comes of it.
 *
 * @param count how many mutations.
 * @param seed the same gives the same mutations; the keys, and so the codes, are made anew each time.
 */
export async function mutateCodes(count: number, seed: number) {
  const codes = await layeredCodes();
  const chance = new Chance(seed);
  const wheel = codes.flatMap((code) =>
    code.layers.flatMap((layer) =>
      Array.from({ length: Math.max(1, Math.round(layer.weight * 5)) }, () => ({ code, layer })),
    ),
  );
  const trusts = new Map(codes.map((code) => [code, trustIn([code.issuer])]));
  const tallies = new Map<string, Tally>();
  const failures: Failure[] = [];

  const tallyOf = (code: LayeredCode, layer: Layer): Tally => {
    const name = `${code.name} · ${layer.name}`;
    let tally = tallies.get(name);
    if (!tally) {
      tally = {
        mutations: 0,
        read: 0,
        unchanged: 0,
        signedAnew: 0,
        slowestMilliseconds: 0,
        reasons: new Map(),
      };
      tallies.set(name, tally);
    }
    return tally;
  };

  async function mutateOne(): Promise<void> {
    const { code, layer } = chance.pick(wheel);
    const bytes = mutated(layer.bytes, layer.kind, chance);
    const text = await layer.wrap(bytes);
    const tally = tallyOf(code, layer);
    tally.mutations++;
    const fail = (what: string) => failures.push({ what, code: code.name, layer: layer.name, text });

    const { result, milliseconds: first } = timed(() => attempt(text));
    let milliseconds = first;
    for (let again = 1; milliseconds > SUSPICIOUS_MILLISECONDS && again < REPETITIONS; again++) {
      milliseconds = Math.min(milliseconds, timed(() => attempt(text)).milliseconds);
    }
    tally.slowestMilliseconds = Math.max(tally.slowestMilliseconds, milliseconds);
    if (milliseconds > MOST_MILLISECONDS) fail(`reading took ${milliseconds.toFixed(0)} ms`);
    const count = (reason: string) => tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
    if (result instanceof ReadError) {
      count(result.code);
      return;
    }
    if (result instanceof Error) {
      fail(`reading threw ${result.name}: ${result.message}`);
      return;
    }
    tally.read++;
    let verdict: Verdict;
    try {
      verdict = await verify(result, trusts.get(code), NOW);
    } catch (error) {
      fail(`judging threw ${String(error)}`);
      return;
    }
    count(verdict.reasons[0] ?? 'valid');
    if (verdict.outcome !== 'valid') return;
    if (layer.signedAnew) tally.signedAnew++;
    else if (meaning(result) === genuineMeaning(code)) tally.unchanged++;
    else fail('a changed certificate is valid');
  }

  // Signatures are checked on other threads meanwhile.
  let left = count;
  const worker = async () => {
    while (left-- > 0) await mutateOne();
  };
  await Promise.all(Array.from({ length: 64 }, worker));
  return { tallies, failures };
}

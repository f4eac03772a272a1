import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { REASONS, ReadError } from '../certificate/reasons.ts';
import { judge, type Trust, type Verdict, verify } from '../certificate/verify.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError } from './command.ts';
import { type FoundCode, SourceError } from './verify-codes.ts';
import { codesInFile, codesOnStandardInput } from './verify-files.ts';
import { PictureReader, SERVE_PICTURES } from './verify-pictures.ts';
import { trustOf } from './verify-trust.ts';
import { asJson, asText, basisText, type Finding } from './verify-words.ts';

/** Enough to keep every core busy; results wait for those before them, so this also bounds memory. */
const MOST_UNDER_WAY = 256;

export const verifyCommand: Command = {
  usage: `[FILE…] [options]

Checks codes of every family that the app reads, by what it is given and without asking anybody. Without FILE (or with -) the texts of codes come
on standard input.

  text              one code a line, as a scanner gives it; the lines of a code in several parts (shc:/1/3/…) one after
                    another; VDS-NC as JSON, on one line or several; DIVOC in base64 (B64:UEsDB…); a compact JWS
  file              text as above; PNG, JPEG, WebP or PDF with any number of codes, every page; .smart-health-card;
                    the FHIR Parameters of $health-cards-issue; the ZIP of a DIVOC code

  --trust FILE      whom to believe, and again for each further list: VCI snapshot (with its .sig beside it),
                    lists of EU document signers, certificates (PEM, DER), roots of visible digital seals and their
                    revocation lists, DID documents (WHO GDHCN, NZ), or a trust bundle of ours with --root, and
                    with its parts and statuses (set, deltas, other issuers' lists) beside it as they are published
  --trust FOLDER    what a service of ours has published, copied as it is (trust/…), with --root
  --trust ADDRESS   the same from the service itself (https://…), once at the beginning; nothing is asked about anybody
  --trust WHOSE=FILE  where the file does not say whose it is: the URL of the issuer of a key set (JWKS) or of the
                    revocation list of one of its keys (crl/….json), or the country of certificates in two capitals
  --root FILE       the key set of the trust bundle's signer
  ${DATA_OPTION.replace('where keys and the embedded database live', 'whose published trust counts where no --trust is said')}
  --at INSTANT      judge as of then, in ISO 8601; without a zone it is UTC (default: now)
  --training        let keys for tests count; the output says so
  --json            one JSON object a line: source, outcome (valid, invalid, unknown), reasons, remarks, format, issuer,
                    issuerName, holder, doses, tests, recoveries, issuedAt, expiresAt, number, keyId, parts; basis: the
                    versions of trust bundle, statuses and other issuers' revocation lists that the answer rests on;
                    error where a file gave no code. What a code says about its holder is left out where its signature
                    does not hold

What was revoked, superseded or suspended is not valid. Where an issuer publishes that and it is not here, or is older
than the bundle's policy allows, the answer is unclear and never valid.

Exit status: 0 all are valid, 1 some are not or a file gave no code, 2 the call is wrong or a list cannot be trusted.`,
  run: async (args) => {
    if (args.length === 1 && args[0] === SERVE_PICTURES) {
      return (await import('./verify-picture-reader.ts')).servePictures();
    }
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...dataOption,
        trust: { type: 'string', multiple: true, default: [] },
        root: { type: 'string' },
        at: { type: 'string' },
        training: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { json, training } = values;
    const now = values.at === undefined ? new Date() : instantFrom(values.at);
    const note = (line: string) => console.error(`vi-vacxin verify: ${line}`);
    const found = await trustOf({
      files: values.trust,
      rootFile: values.root,
      dataDirectory: values.data,
      now,
      nowIsGiven: values.at !== undefined,
      training,
      note,
    });
    const { trust, basis = [] } = found ?? {};
    if (!trust) note('there is nobody to trust: name lists with --trust, or a data folder with --data');
    endQuietlyWithReader();
    if (training && !json)
      console.log('TRAINING: keys for tests count. Nothing here is worth anything in earnest.\n');

    const pictures = new PictureReader();
    const tally = { valid: 0, invalid: 0, unknown: 0 };
    try {
      await inOrder(
        codesIn(positionals, pictures),
        (code) => findingFrom(code, trust, now),
        async (finding) => {
          tally[finding.verdict?.outcome ?? 'unknown']++;
          await print(json ? asJson(finding, basis, training) : `${asText(finding)}\n`);
        },
      );
    } finally {
      pictures.close();
    }
    const { valid, invalid, unknown } = tally;
    const total = valid + invalid + unknown;
    if (!json) {
      for (const one of basis) await print(basisText(one));
      await print(
        `${count(total)} checked: ${count(valid)} valid, ${count(invalid)} not valid, ${count(unknown)} unclear`,
      );
    }
    return valid === total ? 0 : 1;
  },
};

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** @throws {UsageError} */
function instantFrom(text: string): Date {
  const match = INSTANT.exec(text);
  const isZoned = match?.[1] !== undefined || !text.includes('T');
  const instant = new Date(isZoned ? text : `${text}Z`);
  // JavaScript takes the 31st of February for a day in March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (!match || Number.isNaN(instant.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new UsageError('--at must be an instant in ISO 8601 such as 2022-06-01T08:00:00+07:00');
  }
  return instant;
}

async function* codesIn(paths: readonly string[], pictures: PictureReader): AsyncGenerator<FoundCode> {
  for (const path of paths.length > 0 ? paths : ['-']) {
    yield* path === '-' ? codesOnStandardInput(pictures) : codesInFile(path, pictures);
  }
}

async function findingFrom(
  { source, found }: FoundCode,
  trust: Trust | undefined,
  now: Date,
): Promise<Finding> {
  if (found instanceof SourceError) return { source, error: found };
  const verdict: Verdict =
    found instanceof ReadError
      ? { outcome: REASONS[found.code], reasons: [found.code] }
      : 'proof' in found
        ? await verify(found, trust, now)
        : await judge(found, trust, now);
  return { source, verdict };
}

/** Does `work` on many at once and hands the results over one after another, in the order of what came in. */
async function inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  handOver: (result: Result) => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  let last = Promise.resolve();
  for await (const item of items) {
    const result = work(item);
    last = last.then(async () => handOver(await result));
    underWay.push(last);
    if (underWay.length >= MOST_UNDER_WAY) await underWay.shift();
  }
  await last;
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

/** Who reads the output may have seen enough (`head`), which is no error of ours. */
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
}

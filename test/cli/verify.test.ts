import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { shcText } from '../../src/certificate/qr.ts';
import type { TrustedIssuer } from '../../src/certificate/verify.ts';
import { trustParts } from '../../src/issuer/trust-parts.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import type { PartFiles } from '../../src/trust/bundle-parts.ts';
import { issuerWithCard, LARGEST, seconds, shcPayload, signAnything } from '../certificate/cards.ts';
import { manyCards } from '../certificate/many-cards.ts';
import { describeVectors, vectorText } from '../conformance/vectors.ts';
import { pdf, picture } from '../pictures.ts';

/** Between issue and expiry of the cards. */
const AT = ['--at', '2022-06-01T08:00:00Z'];

let folder: string;
let issuer: TrustedIssuer;
let signer: Awaited<ReturnType<typeof issuerWithCard>>['signer'];
/** Cards of made-up people. */
let cards: string[];
let root: Awaited<ReturnType<typeof generateSigningKey>>;

beforeAll(async () => {
  ({ issuer, signer } = await issuerWithCard());
  cards = (await manyCards(6, signer)).map(shcText);
  root = await generateSigningKey();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return name;
};

function begin(...args: string[]) {
  const child = spawn(process.execPath, [inject('command'), 'verify', ...args], { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  return { child, said };
}

async function run(args: readonly string[], input = '') {
  const { child, said } = begin(...args);
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, ...said };
}

/** Files that make the issuer of `cards` trusted, or another one. */
const trusting = (...issuers: TrustedIssuer[]) => bundled(issuers.length > 0 ? issuers : [issuer]);

/** The same, with parts that are written by whoever wants them there. */
async function bundled(issuers: readonly TrustedIssuer[], parts: PartFiles = new Map()): Promise<string[]> {
  const bundle = {
    version: 1,
    issuedAtSeconds: seconds('2022-06-01T00:00:00Z'),
    expiresAtSeconds: seconds('2022-07-01T00:00:00Z'),
    policy: { freshSeconds: 86_400, staleSeconds: 7 * 86_400 },
    issuers,
    parts: new Map([...parts].map(([digest, bytes]) => [digest, bytes.length])),
  };
  write('root.json', JSON.stringify({ keys: [root.publicJwk] }));
  write('bundle.jwt', await signTrustBundle(bundle, await importSigner(root.privateJwk)));
  return ['--trust', 'bundle.jwt', '--root', 'root.json'];
}

const jsonLines = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('codes on standard input', () => {
  it('are valid by a trust bundle: said in words, status 0', async () => {
    const { status, out, err } = await run([...AT, ...(await trusting())], `${cards[0]}\n${cards[1]}\n`);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^stdin:1: VALID\n {2}SMART Health Card, Ministry of Health \(test\) \(VN\)\n/);
    expect(out).toMatch(/Dose 1: 2021-07-14, .*lot /);
    expect(out).toMatch(/\n2 checked: 2 valid, 0 not valid, 0 unclear\n$/);
  });

  it('give one JSON object a line, in their order, each with all that is known', async () => {
    const expired = await signAnything({ ...shcPayload(), exp: seconds('2022-05-31T00:00:00Z') }, signer);
    const { status, out } = await run(
      ['--json', ...AT, ...(await trusting())],
      [cards[1], 'https://example.org', '', expired, cards[0]].join('\r\n'),
    );
    expect(status).toBe(1);
    const [first, second, third, fourth, ...others] = jsonLines(out);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      source: 'stdin:1',
      outcome: 'valid',
      reasons: [],
      remarks: [],
      format: 'shc',
      issuer: LARGEST.issuer,
      issuerName: 'Ministry of Health (test)',
      holder: { nationality: 'VN', birthDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      doses: [{ date: '2021-07-14' }, { date: '2021-09-30' }],
      tests: [],
      issuedAt: '2022-05-30T02:03:04.000Z',
      expiresAt: '2023-05-30T02:03:04.000Z',
      number: 'N1',
      keyId: signer.kid,
    });
    expect(second).toMatchObject({ source: 'stdin:2', outcome: 'unknown', reasons: ['not-a-certificate'] });
    expect(third).toMatchObject({ source: 'stdin:4', outcome: 'invalid', reasons: ['expired'] });
    expect(fourth).toMatchObject({ source: 'stdin:5', outcome: 'valid', number: 'N0' });
  });

  it('show nothing of their holder where the signature does not hold', async () => {
    const other = await issuerWithCard();
    const forged: TrustedIssuer = {
      ...issuer,
      keys: other.issuer.keys.map((key) => ({ ...key, kid: signer.kid })),
    };
    const trust = await trusting(forged);
    const [finding] = jsonLines((await run(['--json', ...AT, ...trust], cards[0])).out);
    expect(finding).toMatchObject({ outcome: 'invalid', reasons: ['bad-signature'] });
    expect(finding).not.toHaveProperty('holder');
    expect(finding).not.toHaveProperty('doses');
    expect((await run([...AT, ...trust], cards[0])).out).not.toContain('born');
  });

  it('are put together from their parts on lines that follow one another', async () => {
    const digits = cards[3]?.slice('shc:/'.length) ?? '';
    const half = 2 * Math.floor(digits.length / 4);
    const parts = [`shc:/2/2/${digits.slice(half)}`, `shc:/1/2/${digits.slice(0, half)}`];
    const { status, out } = await run(
      ['--json', ...AT, ...(await trusting())],
      [cards[0], ...parts, ...parts, parts[0], cards[1]].join('\n'),
    );
    expect(status).toBe(1);
    expect(
      jsonLines(out).map(({ source, outcome, reasons, parts }) => [source, outcome, reasons, parts]),
    ).toEqual([
      ['stdin:1', 'valid', [], undefined],
      ['stdin:2', 'valid', [], undefined],
      ['stdin:4', 'valid', [], undefined],
      ['stdin:6', 'unknown', ['incomplete'], { have: [2], total: 2 }],
      ['stdin:7', 'valid', [], undefined],
    ]);
  });

  it('are answered one by one while the next are still to come', async () => {
    const { child, said } = begin('--json', ...AT, ...(await trusting()));
    child.stdin.write(`${cards[0]}\n`);
    while (!said.out.includes('\n')) await once(child.stdout, 'data');
    expect(jsonLines(said.out)).toMatchObject([{ source: 'stdin:1', outcome: 'valid' }]);
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('keep their order however many there are', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => cards[index % cards.length]);
    const { status, out } = await run(['--json', ...AT, ...(await trusting())], lines.join('\n'));
    expect(status).toBe(0);
    expect(jsonLines(out).map(({ source, number }) => `${source} ${number}`)).toEqual(
      lines.map((_, index) => `stdin:${index + 1} N${index % cards.length}`),
    );
  });

  it('are refused where a line is longer than any certificate, and the next ones are not', async () => {
    const { out } = await run(
      ['--json', ...AT, ...(await trusting())],
      `${'7'.repeat(3_000_000)}\n{"a":\n${cards[0]}\n{${'"a":'.repeat(100_000)}`,
    );
    expect(jsonLines(out).map(({ source, reasons }) => [source, reasons])).toEqual([
      ['stdin:1', ['too-large']],
      ['stdin:2', ['not-a-certificate']],
      ['stdin:3', []],
      ['stdin:4', ['too-large']],
    ]);
  });

  it('are missed where there are none', async () => {
    const { status, out } = await run(['--json', ...(await trusting())], '\n \n');
    expect(status).toBe(1);
    expect(jsonLines(out)).toEqual([
      { source: 'stdin', outcome: 'unknown', reasons: [], error: 'no-code-found', remarks: [] },
    ]);
  });

  it('cannot redraw the terminal', async () => {
    const payload = shcPayload();
    const [patient] = payload.vc.credentialSubject.fhirBundle.entry;
    Object.assign(patient?.resource ?? {}, { name: [{ text: 'An\u001b[2J\u009b2J\u202eVALID' }] });
    const text = await signAnything(payload, signer);
    const trust = await trusting();
    for (const options of [[], ['--json']]) {
      const { out } = await run([...options, ...AT, ...trust], text);
      expect(out).toContain('An');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
      expect(out).not.toMatch(/[\u001b\u009b\u202e]/);
    }
  });
});

describe('files', () => {
  it.each([
    ['PNG', 'codes.png', () => picture('image/png', ...cards.slice(0, 2))],
    ['JPEG', 'codes.jpg', () => picture('image/jpeg', ...cards.slice(0, 2))],
    ['WebP', 'codes.webp', () => picture('image/webp', ...cards.slice(0, 2))],
    ['PNG, whatever its name says', 'codes.txt', () => picture('image/png', ...cards.slice(0, 2))],
  ])('that are pictures give every code in them: %s', async (_, name, content) => {
    const { status, out, err } = await run(['--json', ...AT, ...(await trusting()), write(name, content())]);
    expect(err).toBe('');
    expect(jsonLines(out).map(({ source, outcome, number }) => [source, outcome, number])).toEqual([
      [`${name}#1`, 'valid', 'N0'],
      [`${name}#2`, 'valid', 'N1'],
    ]);
    expect(status).toBe(0);
  });

  it('that are PDFs give the codes of every page', async () => {
    const file = write('codes.pdf', pdf([cards[0] ?? ''], [], cards.slice(1, 3)));
    const { status, out } = await run(['--json', ...AT, ...(await trusting()), file]);
    expect(jsonLines(out).map(({ source, outcome, number }) => [source, outcome, number])).toEqual([
      ['codes.pdf#page=1', 'valid', 'N0'],
      ['codes.pdf#page=3#1', 'valid', 'N1'],
      ['codes.pdf#page=3#2', 'valid', 'N2'],
    ]);
    expect(status).toBe(0);
  });

  it('may come as a picture on standard input', async () => {
    const { child, said } = begin('--json', ...AT, ...(await trusting()));
    child.stdin.end(picture('image/png', cards[0] ?? ''));
    expect((await once(child, 'close'))[0]).toBe(0);
    expect(jsonLines(said.out)).toMatchObject([{ source: 'stdin', outcome: 'valid' }]);
  });

  it('of text, of health cards and of FHIR parameters are read as what they are', async () => {
    const jws = await manyCards(2, signer);
    const [first = '', second = ''] = jws;
    const files = [
      write('one.txt', `${shcText(first)}\n`),
      write('several.txt', `\n${first}\n${shcText(second)}\n`),
      write('a.smart-health-card', JSON.stringify({ verifiableCredential: [first, 'x'] }, undefined, 2)),
      write(
        'issued.json',
        JSON.stringify({
          resourceType: 'Parameters',
          parameter: [{ name: 'verifiableCredential', valueString: second }],
        }),
      ),
    ];
    const { out } = await run(['--json', ...AT, ...(await trusting()), ...files]);
    expect(jsonLines(out).map(({ source, outcome, number }) => [source, outcome, number])).toEqual([
      ['one.txt', 'valid', 'N0'],
      ['several.txt:2', 'valid', 'N0'],
      ['several.txt:3', 'valid', 'N1'],
      ['a.smart-health-card:1#1', 'valid', 'N0'],
      ['a.smart-health-card:1#2', 'unknown', undefined],
      ['issued.json', 'valid', 'N1'],
    ]);
  });

  it('that cannot be read are named, each with why, and the rest goes on', async () => {
    const png = picture('image/png', cards[0] ?? '');
    const huge = Buffer.from(png);
    huge.writeUInt32BE(10_000, 16);
    huge.writeUInt32BE(10_000, 20);
    const blank = createCanvas(50, 50).toBuffer('image/png');
    mkdirSync(join(folder, 'a-folder'));
    const files = [
      'missing.png',
      'a-folder',
      write('huge.png', huge),
      write('half.png', png.subarray(0, png.length / 2)),
      write('head.jpg', Uint8Array.of(0xff, 0xd8, 0xff)),
      write('broken.pdf', '%PDF-1.7\nnothing of the kind'),
      write('blank.png', blank),
      write('long.pdf', pdf(...Array.from({ length: 201 }, () => []))),
      write(
        'noise.bin',
        Uint8Array.from({ length: 300 }, (_, at) => (at * 37) % 256),
      ),
      write('good.png', png),
    ];
    const { status, out, err } = await run(['--json', ...AT, ...(await trusting()), ...files]);
    expect([status, err]).toEqual([1, '']);
    expect(jsonLines(out).map(({ source, outcome, error }) => [source, outcome, error])).toEqual([
      ['missing.png', 'unknown', 'not-found'],
      ['a-folder', 'unknown', 'not-readable'],
      ['huge.png', 'unknown', 'too-large'],
      ['half.png', 'unknown', expect.stringMatching(/broken-picture|no-code-found/)],
      ['head.jpg', 'unknown', 'broken-picture'],
      ['broken.pdf', 'unknown', 'broken-pdf'],
      ['blank.png', 'unknown', 'no-code-found'],
      ['long.pdf', 'unknown', 'too-many-pages'],
      ['noise.bin', 'unknown', 'unknown-kind'],
      ['good.png', 'valid', undefined],
    ]);
  });
});

describe('the instant', () => {
  it.each([
    ['2023-05-30T02:03:03', 0],
    ['2023-05-30T02:03:04', 1],
    ['2023-05-30T09:03:03+07:00', 0],
    ['2023-05-30T09:03:04+07:00', 1],
    ['2022-05-31', 0],
    ['2022-05-29T23:59:59.999Z', 1],
  ])('%s decides', async (at, status) => {
    // A list of keys has no age, so that time is all that decides.
    const trust = ['--trust', `${issuer.iss}=${write('keys.json', JSON.stringify(keySet()))}`];
    expect((await run(['--at', at, ...trust], cards[0])).status).toBe(status);
  });

  it.each(['yesterday', '2022-02-31', '2022-06-01T25:00Z', '2022-06-01T08:00+0700', '1654070400'])(
    '%s is none: status 2',
    async (at) => {
      const { status, out, err } = await run(['--at', at], cards[0]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain('--at');
    },
  );
});

const keySet = () => ({
  keys: issuer.keys.map(({ kid, jwk }) => ({ ...jwk, kid, use: 'sig', alg: 'ES256' })),
});

describe('trust', () => {
  it('that is not there makes every verdict unclear, and is missed', async () => {
    const { status, out, err } = await run(['--json'], cards[0]);
    expect(status).toBe(1);
    expect(jsonLines(out)).toMatchObject([{ outcome: 'unknown', reasons: ['no-trust'] }]);
    expect(err).toMatch(/nobody to trust.*--trust/);
  });

  it('comes from the data folder where none is named', async () => {
    await trusting();
    mkdirSync(join(folder, 'here/public/trust'), { recursive: true });
    for (const name of ['bundle.jwt', 'root.json']) {
      copyFileSync(join(folder, name), join(folder, 'here/public/trust', name));
    }
    const { status, err } = await run(['--data', 'here', ...AT], cards[0]);
    expect([status, err]).toEqual([0, '']);
  });

  it('is read with the parts beside it, or not at all', async () => {
    const parts = trustParts({ issuers: [issuer] });
    const trust = await bundled([], parts);
    const missing = await run([...AT, ...trust], cards[0]);
    expect([missing.status, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('part-missing');
    mkdirSync(join(folder, 'parts'));
    for (const [digest, bytes] of parts) write(`parts/${digest}.json`, bytes);
    const { status, err } = await run([...AT, ...trust], cards[0]);
    expect([status, err]).toEqual([0, '']);
  });

  it('that is old makes valid unclear', async () => {
    const { status, out } = await run(['--json', '--at', '2022-06-20', ...(await trusting())], cards[0]);
    expect(status).toBe(1);
    expect(jsonLines(out)).toMatchObject([{ outcome: 'unknown', reasons: ['stale-trust'] }]);
  });

  it('in keys for tests counts in training only, and the output says so', async () => {
    const trust = await trusting({ ...issuer, keys: issuer.keys.map((key) => ({ ...key, test: true })) });
    const earnest = await run(['--json', ...AT, ...trust], cards[0]);
    expect(earnest.status).toBe(1);
    expect(jsonLines(earnest.out)).toMatchObject([
      { outcome: 'unknown', reasons: ['test-key'], testKey: true },
    ]);
    const training = await run(['--training', '--json', ...AT, ...trust], cards[0]);
    expect(training.status).toBe(0);
    expect(jsonLines(training.out)).toMatchObject([{ outcome: 'valid', testKey: true, training: true }]);
    const inWords = await run(['--training', ...AT, ...trust], cards[0]);
    expect(inWords.out).toMatch(/^TRAINING: .*\n[\s\S]*test key: worth nothing in earnest/);
  });

  it.each([
    ['a list that is not there', ['--trust', 'missing.json']],
    ['a bundle without its root', ['--trust', 'bundle.jwt']],
    ['a bundle of another root', ['--trust', 'bundle.jwt', '--root', 'keys.json']],
    ['a list of no known kind', ['--trust', 'nonsense.json']],
    ['an unknown option', ['--speed', '3']],
  ])('in %s ends with status 2 before any verdict', async (_, args) => {
    await trusting();
    write('keys.json', JSON.stringify(keySet()));
    write('nonsense.json', '{"a":1}');
    const { status, out, err } = await run(args, cards[0]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^vi-vacxin verify: .*see vi-vacxin verify --help/);
  });
});

describe('help', () => {
  it('tells every option and every status', async () => {
    const { status, out } = await run(['--help']);
    expect(status).toBe(0);
    for (const option of ['--trust', '--root', '--data', '--at', '--training', '--json', 'Exit status: 0']) {
      expect(out).toContain(option);
    }
  });
});

describeVectors('gdhcn', () => {
  it('gives DIVOC in base64 and as its ZIP, and visible digital seals on one line and on several, one verdict each', async () => {
    const divoc = vectorText('gdhcn/DIVOCJamaicaContents.txt').trim();
    const seal = vectorText('gdhcn/ICAOAUQR1Contents.txt').trim();
    const zip = write('divoc.zip', Buffer.from(divoc.slice('B64:'.length), 'base64'));
    const pretty = JSON.stringify(JSON.parse(seal), undefined, 2);
    const { out } = await run(
      ['--json', '-', zip],
      [divoc, divoc.slice('B64:'.length), seal, pretty].join('\n'),
    );
    expect(jsonLines(out).map(({ source, format, reasons }) => [source, format, reasons])).toEqual([
      ['stdin:1', 'divoc', ['no-trust']],
      ['stdin:2', 'divoc', ['no-trust']],
      ['stdin:3', 'vds-nc', ['no-trust']],
      ['stdin:4', 'vds-nc', ['no-trust']],
      ['divoc.zip', 'divoc', ['no-trust']],
    ]);
  });
});

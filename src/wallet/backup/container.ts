import { base64url, CompactEncrypt, compactDecrypt } from 'jose';
import * as v from 'valibot';
import { COST, stretch } from '../../ui/passphrase/argon2.ts';

/** Why a file is not a backup that can be opened. */
export type BackupProblem =
  | 'too-large'
  | 'foreign'
  | 'damaged'
  | 'wrong-passphrase'
  | 'too-costly'
  | 'no-memory';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupProblem;

  constructor(code: BackupProblem, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** A thousand certificates with their twins. */
export const MOST_BACKUP_BYTES = 8_000_000;

const CONTENT_TYPE = 'vi-vacxin-wallet';
const KEY_BYTES = 32;
/** More of the stretched passphrase than the key needs: tells a wrong passphrase from a damaged file. */
const CHECK_BYTES = 4;

const base64 = (bytes: number) =>
  v.pipe(v.string(), v.regex(/^[\w-]+$/), v.length(Math.ceil((bytes * 4) / 3)));

const Header = v.object({
  alg: v.literal('dir'),
  enc: v.literal('A256GCM'),
  cty: v.literal(CONTENT_TYPE),
  crit: v.tuple([v.literal('argon2id')]),
  argon2id: v.object({
    m: v.pipe(v.number(), v.integer(), v.minValue(8)),
    t: v.pipe(v.number(), v.integer(), v.minValue(1)),
    p: v.pipe(v.number(), v.integer(), v.minValue(1)),
    salt: base64(16),
    check: base64(CHECK_BYTES),
  }),
});

/** Room for tomorrow's cost, and a bound on what a forged file can make a phone do. */
const MOST = { m: 256 * 1024, t: 10, p: 4 };
const MOST_PASSES_OVER_KIB = 4 * COST.memoryKiB * COST.passes;

/**
 * Encrypts a wallet's content under a passphrase: a compact JWE, `dir` and `A256GCM`, of which the key is the
 * passphrase stretched by Argon2id with the parameters in the protected header (docs/decisions/0031).
 *
 * Source: RFC 7516, RFC 7518 §4.5 and §5.3, RFC 9106.
 */
export async function sealBackup(content: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const { memoryKiB: m, passes: t, lanes: p } = COST;
  const { key, check } = await keyOf(passphrase, { m, t, p, salt });
  const argon2id = { m, t, p, salt: base64url.encode(salt), check };
  return new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: CONTENT_TYPE, crit: ['argon2id'], argon2id })
    .encrypt(key, { crit: { argon2id: true } });
}

/**
 * Opens what `sealBackup` made.
 *
 * @param sealed as it came: anybody may have made it.
 * @throws {BackupError}
 */
export async function openBackup(sealed: string, passphrase: string): Promise<string> {
  const { jwe, argon2id } = readBackupHeader(sealed);
  const { key, check } = await keyOf(passphrase, { ...argon2id, salt: bytesOf(argon2id.salt) });
  if (check !== argon2id.check) throw new BackupError('wrong-passphrase');
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      crit: { argon2id: true },
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch (error) {
    throw new BackupError('damaged', error);
  }
}

/**
 * Looks at a file before anybody is asked for a passphrase.
 *
 * @throws {BackupError} whatever is wrong with it that shows without one.
 */
export function readBackupHeader(sealed: string): {
  jwe: string;
  argon2id: v.InferOutput<typeof Header>['argon2id'];
} {
  if (sealed.length > MOST_BACKUP_BYTES) throw new BackupError('too-large');
  const jwe = sealed.replace(/\s+/g, '');
  const parts = jwe.split('.');
  const named = v.safeParse(v.object({ cty: v.literal(CONTENT_TYPE) }), headerIn(parts[0] ?? ''));
  if (!named.success) throw new BackupError('foreign');
  const header = v.safeParse(Header, headerIn(parts[0] ?? ''));
  if (!header.success || !/^[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/.test(jwe)) {
    throw new BackupError('damaged');
  }
  const { m, t, p } = header.output.argon2id;
  if (m > MOST.m || t > MOST.t || p > MOST.p || m * t > MOST_PASSES_OVER_KIB || m < 8 * p) {
    throw new BackupError('too-costly');
  }
  return { jwe, argon2id: header.output.argon2id };
}

const MOST_HEADER_LENGTH = 1000;

function headerIn(part: string): unknown {
  if (part.length > MOST_HEADER_LENGTH) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(base64url.decode(part)));
  } catch {
    return undefined;
  }
}

async function keyOf(
  passphrase: string,
  { m, t, p, salt }: { m: number; t: number; p: number; salt: Uint8Array<ArrayBuffer> },
): Promise<{ key: Uint8Array; check: string }> {
  const stretched = await stretch({
    secret: passphrase,
    salt,
    bytes: KEY_BYTES + CHECK_BYTES,
    memoryKiB: m,
    passes: t,
    lanes: p,
  }).catch((error: unknown) => {
    throw new BackupError('no-memory', error);
  });
  return {
    key: stretched.subarray(0, KEY_BYTES),
    check: base64url.encode(stretched.subarray(KEY_BYTES)),
  };
}

const bytesOf = (text: string) => Uint8Array.from(base64url.decode(text));

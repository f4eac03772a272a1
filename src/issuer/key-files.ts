import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import type { JWK } from 'jose';
import * as v from 'valibot';
import { KeyError } from './key-error.ts';

/**
 * Writes a file of keys that only its owner may read. All or nothing, since a key that was cut short would lock
 * everybody out; and never over a key that another process has made in the meantime and may have signed with.
 */
export function writeOnce(path: string, content: string): void {
  const temporary = writeBeside(path, content);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
  keepFolder(path);
}

/** Puts another form of the same keys in a file's place, whole at any instant. */
export function replaceFile(path: string, content: string): void {
  renameSync(writeBeside(path, content), path);
  keepFolder(path);
}

function writeBeside(path: string, content: string): string {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content, { mode: 0o600, flush: true });
  return temporary;
}

/** Without it a power cut may take back the name that was given. */
function keepFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** A key pair as it is kept: the private part as it is, or as a text that whoever sealed it understands. */
export interface KeptKey {
  readonly publicJwk: JWK;
  readonly privateKey: JWK | string;
}

/** What else a file says of its key. */
export interface KeyDetails {
  /** DER in base64, of a document signer or its authority. */
  readonly certificate?: string | undefined;
  /** ISO 8601 */
  readonly usedFrom?: string | undefined;
}

const Coordinates = { kty: v.literal('EC'), crv: v.literal('P-256'), x: v.string(), y: v.string() };
const PrivateJwk = v.looseObject({ ...Coordinates, d: v.string() });
const Details = { certificate: v.optional(v.string()), usedFrom: v.optional(v.string()) };
const KeyFile = v.union([
  v.object({ publicJwk: v.looseObject(Coordinates), privateKey: v.string(), ...Details }),
  v.object({ privateJwk: PrivateJwk, ...Details }),
  // The first of each kind, in earlier versions.
  v.pipe(
    PrivateJwk,
    v.transform((privateJwk) => ({ privateJwk })),
  ),
]);

/** @throws {KeyError} `key-file-broken`; without a word of what is in it. */
export function readKey(path: string): KeptKey & KeyDetails {
  const parsed = v.safeParse(KeyFile, parsedJson(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new KeyError('key-file-broken', `${basename(path)} is no file of a key`);
  if ('privateKey' in parsed.output) return parsed.output;
  const { privateJwk, ...details } = parsed.output;
  const { d: _private, ...publicJwk } = privateJwk;
  return { publicJwk, privateKey: privateJwk, ...details };
}

/** The text of a file, as `readKey` reads it. */
export function keyText({ publicJwk, privateKey }: KeptKey, details: KeyDetails = {}): string {
  const isClear = typeof privateKey !== 'string';
  return JSON.stringify({
    ...(isClear ? { privateJwk: privateKey } : { publicJwk, privateKey }),
    ...details,
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own error quotes the text.
    return undefined;
  }
}

import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as v from 'valibot';
import { ConfirmRequest } from '../../contract.ts';
import type { BegunSignIn } from './provider.ts';

/** Whoever has to look for their identity card while signing in. */
const BEGUN_VALID_SECONDS = 900;

const Begun = v.object({ state: v.string(), nonce: v.string(), codeVerifier: v.string() });

const overHttps = (url: string): boolean => url.startsWith('https:');
/** `__Host-` keeps other hosts and paths from setting it; browsers take that over https only. */
const nameOf = (what: 'eid' | 'eid-proof', url: string): string => (overHttps(url) ? `__Host-${what}` : what);

const sealingKey = (secret: Uint8Array): Uint8Array =>
  createHmac('sha256', secret).update('eid sign-in').digest();

/** Encrypted (JWE, AES-GCM), so that nobody who reads a browser's cookies can complete what was begun there. */
export async function keepBegun(
  context: Context,
  url: string,
  secret: Uint8Array,
  begun: BegunSignIn,
): Promise<void> {
  const sealed = await new EncryptJWT({ ...begun })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(`${BEGUN_VALID_SECONDS}s`)
    .encrypt(sealingKey(secret));
  setCookie(context, nameOf('eid', url), sealed, {
    httpOnly: true,
    // The provider's page sends the browser back, and that must bring it along.
    sameSite: 'Lax',
    path: '/',
    secure: overHttps(url),
    maxAge: BEGUN_VALID_SECONDS,
  });
}

/** What was begun in this browser, once; undefined where there is none, or it is not ours, or too old. */
export async function takeBegun(
  context: Context,
  url: string,
  secret: Uint8Array,
): Promise<BegunSignIn | undefined> {
  const sealed = take(context, 'eid', url);
  if (sealed === undefined) return undefined;
  try {
    const { payload } = await jwtDecrypt(sealed, sealingKey(secret), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return v.parse(Begun, payload);
  } catch {
    return undefined;
  }
}

/** The look-up that was proved, for our own page to fetch: nothing of it is in an address. */
export const keepProof = (
  context: Context,
  url: string,
  { lookUpId, code }: ConfirmRequest,
  seconds: number,
): void =>
  setCookie(context, nameOf('eid-proof', url), `${lookUpId}.${code}`, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: overHttps(url),
    maxAge: seconds,
  });

export function takeProof(context: Context, url: string): ConfirmRequest | undefined {
  const [lookUpId, code] = take(context, 'eid-proof', url)?.split('.') ?? [];
  const proof = v.safeParse(ConfirmRequest, { lookUpId, code });
  return proof.success ? proof.output : undefined;
}

function take(context: Context, what: 'eid' | 'eid-proof', url: string): string | undefined {
  const value = getCookie(context, nameOf(what, url));
  if (value !== undefined) {
    deleteCookie(context, nameOf(what, url), { path: '/', secure: overHttps(url) });
  }
  return value;
}

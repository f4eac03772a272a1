import * as v from 'valibot';
import type { PublicJwk } from '../../certificate/public-key.ts';
import { looksLikeDer, pemBlocks, textOf } from './encodings.ts';
import { KeyError, publicJwkFrom, publicJwkOf } from './public-keys.ts';
import { TrustListError, type TrustListFile } from './trust-list.ts';
import { trustedKeyOf } from './x509.ts';

/** A list's signer whom the operator believes. */
export interface HandedInSigner {
  /** The verification method under which the file gives the key, where it is a DID document. */
  readonly id?: string;
  readonly jwk: PublicJwk;
}

const Jwk = v.record(v.string(), v.unknown());
const Method = v.object({ id: v.string(), publicKeyJwk: Jwk });
const DidDocument = v.object({ verificationMethod: v.array(Method) });

/**
 * The keys in files that an operator names as a list's signers: certificates or public keys in PEM or DER, a JWK, a DID
 * document or one verification method of it.
 *
 * @throws {TrustListError} where a file holds none: whoever hands one in means it to be used.
 */
export async function handedInSigners(files: readonly TrustListFile[]): Promise<HandedInSigner[]> {
  return (await Promise.all(files.map(signersIn))).flat();
}

async function signersIn({ bytes, name }: TrustListFile): Promise<HandedInSigner[]> {
  try {
    if (looksLikeDer(bytes) || bytes[0] === 0x30) return [{ jwk: await keyIn(bytes) }];
    const text = textOf(bytes) ?? '';
    const blocks = pemBlocks(text);
    if (blocks.length > 0) {
      return await Promise.all(blocks.map(async (block) => ({ jwk: await keyIn(block.bytes) })));
    }
    const json: unknown = JSON.parse(text);
    const methods = v.is(DidDocument, json) ? json.verificationMethod : v.is(Method, json) ? [json] : [];
    if (methods.length > 0) {
      return methods.map(({ id, publicKeyJwk }) => ({ id, jwk: publicJwkFrom(publicKeyJwk) }));
    }
    return [{ jwk: publicJwkFrom(v.parse(Jwk, json)) }];
  } catch {
    throw new TrustListError('malformed', `${name}: no key of a signer that is understood`);
  }
}

/** The key of a certificate or of a bare SubjectPublicKeyInfo. */
async function keyIn(der: Uint8Array): Promise<PublicJwk> {
  try {
    return (await trustedKeyOf(der)).key.jwk;
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return publicJwkOf(der);
  }
}

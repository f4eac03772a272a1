/** A public key as a JWK (RFC 7517, RFC 8037) of the kinds that certificates are signed with. */
export type PublicJwk =
  | { readonly kty: 'EC'; readonly crv: 'P-256' | 'P-384' | 'P-521'; readonly x: string; readonly y: string }
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** Names as JOSE (RFC 7518, RFC 8037) has them. */
export type SignatureAlgorithm = 'ES256' | 'ES384' | 'ES512' | 'PS256' | 'RS256' | 'EdDSA';

interface Scheme {
  readonly kty: PublicJwk['kty'];
  readonly crv?: string;
  readonly importAs: RsaHashedImportParams | EcKeyImportParams | Algorithm;
  readonly verifyAs: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
}

const ecdsa = (namedCurve: string, hash: string): Scheme => ({
  kty: 'EC',
  crv: namedCurve,
  importAs: { name: 'ECDSA', namedCurve },
  verifyAs: { name: 'ECDSA', hash } as EcdsaParams,
});

/** An algorithm fixes the type of its key: a key of another type is never tried under it. */
const SCHEMES: Readonly<Record<SignatureAlgorithm, Scheme>> = {
  ES256: ecdsa('P-256', 'SHA-256'),
  ES384: ecdsa('P-384', 'SHA-384'),
  ES512: ecdsa('P-521', 'SHA-512'),
  PS256: {
    kty: 'RSA',
    importAs: { name: 'RSA-PSS', hash: 'SHA-256' },
    verifyAs: { name: 'RSA-PSS', saltLength: 32 } as RsaPssParams,
  },
  RS256: {
    kty: 'RSA',
    importAs: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    verifyAs: { name: 'RSASSA-PKCS1-v1_5' },
  },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', importAs: { name: 'Ed25519' }, verifyAs: { name: 'Ed25519' } },
};

/** Whether a key is of the type, and on the curve, that an algorithm signs with. */
export const fits = (jwk: PublicJwk, algorithm: SignatureAlgorithm): boolean => {
  const { kty, crv } = SCHEMES[algorithm];
  return jwk.kty === kty && ('crv' in jwk ? jwk.crv : undefined) === crv;
};

/** NIST SP 800-131A: shorter ones have been forgeable in principle since 2013. Longer ones only cost time. */
const RSA_BITS = { least: 2048, most: 4096 } as const;
/** 65537 takes three bytes; a huge exponent makes one verification last minutes. */
const MOST_EXPONENT_BYTES = 4;

/** 1 in base64url: every number is its own signature then, and some platforms verify with it all the same. */
const EXPONENT_ONE = 'AQ';

/** Whether an RSA key is made to prove nothing, or to keep a verifier busy; other keys never are. */
export function isUnfit(jwk: PublicJwk): boolean {
  if (jwk.kty !== 'RSA') return false;
  // Four characters of base64url are three bytes; a leading zero byte has been taken away when the key was read.
  const bits = Math.floor((jwk.n.length * 3) / 4) * 8;
  return (
    bits < RSA_BITS.least ||
    bits > RSA_BITS.most ||
    jwk.e === EXPONENT_ONE ||
    jwk.e.length > Math.ceil((MOST_EXPONENT_BYTES * 4) / 3)
  );
}

/** Keys are imported on first use: a trust list may hold thousands. */
const imported = new WeakMap<PublicJwk, Map<SignatureAlgorithm, Promise<CryptoKey>>>();

function importedKey(jwk: PublicJwk, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  let keys = imported.get(jwk);
  if (!keys) {
    keys = new Map();
    imported.set(jwk, keys);
  }
  let key = keys.get(algorithm);
  if (!key) {
    key = crypto.subtle.importKey('jwk', { ...jwk }, SCHEMES[algorithm].importAs, false, ['verify']);
    keys.set(algorithm, key);
  }
  return key;
}

/**
 * Whether `signature` is the key's over `signedBytes`. A key that does not fit the algorithm, that is unfit or not a
 * key at all has signed nothing.
 *
 * @returns `'unsupported'` where this platform lacks the algorithm (Ed25519 in older browsers).
 */
export async function signatureHolds(
  algorithm: SignatureAlgorithm,
  jwk: PublicJwk,
  signature: Uint8Array,
  signedBytes: Uint8Array,
): Promise<boolean | 'unsupported'> {
  if (!fits(jwk, algorithm) || isUnfit(jwk)) return false;
  try {
    return await crypto.subtle.verify(
      SCHEMES[algorithm].verifyAs,
      await importedKey(jwk, algorithm),
      signature as Uint8Array<ArrayBuffer>,
      signedBytes as Uint8Array<ArrayBuffer>,
    );
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unsupported' : false;
  }
}

import { decodeBase45ForNow } from './base45.ts';
import { type Cbor, isCborMap, untagged } from './cbor.ts';
import { openCose } from './cose.ts';
import { openCwt } from './cwt.ts';
import { HCERT_CLAIM, HCERT_PREFIX, SUBCLAIM } from './hcert.ts';
import { inflateZlib } from './zlib.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * What an EU Digital COVID Certificate says, field by field as its schema names them and its issuer wrote them: rules
 * ask for these (EU DCC Validation Rules). Bytes, which the schema has none of, are left out.
 *
 * @param signedText of a certificate that `read` has read as `eu-dcc`.
 * @throws {ReadError}
 */
export function dccJson(signedText: string): Json {
  const message = inflateZlib(decodeBase45ForNow(signedText.slice(HCERT_PREFIX.length)));
  // Whatever is odd about it has been remarked when it was read.
  const { payload } = openCose(message, ['ES256', 'PS256'], () => {});
  const health = untagged(openCwt(payload, () => {}).claims.get(HCERT_CLAIM));
  return jsonOf(isCborMap(health) ? health.get(SUBCLAIM.dcc) : undefined);
}

function jsonOf(item: Cbor | undefined): Json {
  const value = untagged(item);
  if (value === undefined || value instanceof Uint8Array) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (isCborMap(value)) {
    return Object.fromEntries([...value].map(([name, part]) => [String(name), jsonOf(part)]));
  }
  return Array.isArray(value) ? value.map(jsonOf) : (value as string | boolean | null);
}

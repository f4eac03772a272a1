import { bench, describe } from 'vitest';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { readTrustBundle } from '../../src/trust/bundle.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { KEYS, signedBundle } from './many-keys.ts';

// Each group names its baseline first, measured in the same run.
const { privateJwk, publicJwk } = await generateSigningKey();
const jwt = await signedBundle(await importSigner(privateJwk));
const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();

describe(`${KEYS} keys, from bundle to trust`, () => {
  bench('JSON.parse of the same content', () => void JSON.parse(payload));
  bench('readTrustBundle and trustFrom', async () => {
    trustFrom(await readTrustBundle(jwt, [publicJwk]));
  });
});

import { readFileSync } from 'node:fs';
import type { EidOptions } from '../server/eid/provider.ts';
import { isSafeAddress, UsageError } from './command.ts';

/** How the national eID is reached, of `start`. */
export const eidOptions = {
  'eid-issuer': { type: 'string' },
  'eid-client': { type: 'string' },
  'eid-number-claim': { type: 'string', default: 'document_number' },
  'eid-scope': { type: 'string', default: 'openid profile' },
} as const;

export const EID_OPTIONS = `--eid-issuer URL  let people sign in with the national eID: the OpenID Connect provider's issuer
  --eid-client ID   what the provider knows this service by; its secret is in the environment
  --eid-number-claim NAME  the claim with the document number (default document_number)
  --eid-scope SCOPE what is asked for (default "openid profile")`;

export const EID_ENVIRONMENT = 'EID_CLIENT_SECRET_FILE or EID_CLIENT_SECRET (with --eid-issuer)';

/** The provider that options and environment name, if any. @throws {UsageError} `ENOENT` and the like */
export function eidFrom(
  values: {
    readonly 'eid-issuer'?: string | undefined;
    readonly 'eid-client'?: string | undefined;
    readonly 'eid-number-claim': string;
    readonly 'eid-scope': string;
  },
  environment: NodeJS.ProcessEnv,
): EidOptions | undefined {
  const { 'eid-issuer': issuerUrl, 'eid-client': clientId } = values;
  if (issuerUrl === undefined && clientId === undefined) return undefined;
  const { EID_CLIENT_SECRET: secret = '', EID_CLIENT_SECRET_FILE: file = '' } = environment;
  const clientSecret = file === '' ? secret : readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (!issuerUrl || !clientId || clientSecret === '') {
    throw new UsageError('--eid-issuer, --eid-client and EID_CLIENT_SECRET_FILE go together');
  }
  if (!isSafeAddress(issuerUrl)) throw new UsageError('--eid-issuer must be an https address');
  return {
    issuerUrl,
    clientId,
    clientSecret,
    documentNumberClaim: values['eid-number-claim'],
    scope: values['eid-scope'],
  };
}

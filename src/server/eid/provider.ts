import * as oidc from 'openid-client';
import * as v from 'valibot';
import { LookUpRequest } from '../../contract.ts';
import type { EidProblem } from '../../proof-contract.ts';

export interface EidOptions {
  /** Of the provider; what it says of itself is found from there (OpenID Connect Discovery 1.0). */
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim with the number of the person's document. */
  readonly documentNumberClaim: string;
  /** With `openid`, separated by blanks. */
  readonly scope: string;
}

/** What the browser keeps, sealed, between going to the provider and coming back. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface EidProvider {
  /** Where to send the browser. @throws {EidError} */
  begin(): Promise<{ begun: BegunSignIn; address: string }>;
  /**
   * Who has signed in, by ID token and, where that says too little, UserInfo.
   *
   * @param query of the address that the browser came back to.
   * @throws {EidError}
   */
  complete(begun: BegunSignIn, query: string): Promise<LookUpRequest>;
}

/** Nobody is signed in. Says nothing about the person. */
export class EidError extends Error {
  override readonly name = 'EidError';
  readonly problem: EidProblem;
  /** What went wrong, as the protocol or its library calls it. */
  readonly code: string | undefined;

  constructor(problem: EidProblem, code?: string) {
    super(code ? `${problem} (${code})` : problem);
    this.problem = problem;
    this.code = code;
  }
}

const TIMEOUT_SECONDS = 10;
/** Keys are looked up anew by themselves; addresses seldom change. */
const DISCOVERED_FOR_MS = 3_600_000;

/** Signs people in by OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce. */
export function eidProvider(options: EidOptions, serviceUrl: string): EidProvider {
  const redirectUri = eidRedirectUri(serviceUrl);
  let discovered: { readonly at: number; readonly configuration: Promise<oidc.Configuration> } | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    if (!discovered || Date.now() - discovered.at > DISCOVERED_FOR_MS) {
      const begun = { at: Date.now(), configuration: discoverAgain(options) };
      discovered = begun;
      // Whoever comes next asks again.
      begun.configuration.catch(() => {
        if (discovered === begun) discovered = undefined;
      });
    }
    return discovered.configuration;
  };

  return {
    begin: async () => {
      try {
        const codeVerifier = oidc.randomPKCECodeVerifier();
        const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier };
        const address = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: options.scope,
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          // A family shares a phone: whoever comes next is not signed in as the one before.
          prompt: 'login',
        });
        return { begun, address: address.href };
      } catch (error) {
        throw eidError(error);
      }
    },
    complete: async ({ state, nonce, codeVerifier }, query) => {
      try {
        const known = await configuration();
        const tokens = await oidc.authorizationCodeGrant(known, new URL(`${redirectUri}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const person = personOf(claims, options);
        if (person) return person;
        if (!claims || !known.serverMetadata().userinfo_endpoint) throw new EidError('incomplete');
        const more = await oidc.fetchUserInfo(known, tokens.access_token, claims.sub);
        const told = personOf({ ...more, ...claims }, options);
        if (!told) throw new EidError('incomplete');
        return told;
      } catch (error) {
        throw eidError(error);
      }
    },
  };
}

export const eidRedirectUri = (serviceUrl: string): string => `${serviceUrl}/api/eid/callback`;

/**
 * A connection that was kept open may have been closed at the other end just now (RFC 9112 §9.6). What only reads may be
 * asked once more.
 */
const discoverAgain = (options: EidOptions): Promise<oidc.Configuration> =>
  discover(options).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    return discover(options);
  });

async function discover(options: EidOptions): Promise<oidc.Configuration> {
  const { issuerUrl, clientId, clientSecret } = options;
  const server = new URL(issuerUrl);
  const basic = oidc.ClientSecretBasic(clientSecret);
  const post = oidc.ClientSecretPost(clientSecret);
  const authentication: oidc.ClientAuth = (as, ...rest) => {
    // What a provider supports unless it says otherwise.
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = as;
    return methods.includes('client_secret_basic') ? basic(as, ...rest) : post(as, ...rest);
  };
  return oidc.discovery(server, clientId, undefined, authentication, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      oidc.enableNonRepudiationChecks,
      // Only this machine's own, which the command makes sure of.
      ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

function personOf(
  claims: Readonly<Record<string, unknown>> | undefined,
  { documentNumberClaim }: EidOptions,
): LookUpRequest | undefined {
  const person = v.safeParse(LookUpRequest, {
    name: claims?.['name'],
    birthDate: claims?.['birthdate'],
    documentNumber: claims?.[documentNumberClaim],
  });
  return person.success ? person.output : undefined;
}

/** What the provider or the library says of an answer that proves nobody. */
const REFUSED = new Set([
  'invalid_grant',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_INVALID_REQUEST',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

function eidError(error: unknown): EidError {
  if (error instanceof EidError) return error;
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === 'access_denied') return new EidError('declined');
    const isDown = error.error === 'server_error' || error.error === 'temporarily_unavailable';
    return new EidError(isDown ? 'unavailable' : 'refused', error.error);
  }
  if (error instanceof oidc.ResponseBodyError) {
    return new EidError(REFUSED.has(error.error) ? 'refused' : 'unavailable', error.error);
  }
  if (error instanceof oidc.ClientError) {
    return new EidError(error.code && REFUSED.has(error.code) ? 'refused' : 'unavailable', error.code);
  }
  return new EidError('unavailable', error instanceof Error ? error.name : undefined);
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';

export type EidPerson = Readonly<Record<string, string>>;

/**
 * A provider of national eIDs: `oidc-provider` with a page on which one chooses who one is, or declines.
 *
 * @param issuer `http://localhost:…`, where it listens.
 * @param people by their ids, with their claims.
 * @param inIdToken whether the ID token has the claims; else UserInfo alone.
 */
export async function startRealProvider(
  issuer: string,
  client: { readonly id: string; readonly secret: string },
  redirectUri: string,
  people: Readonly<Record<string, EidPerson>>,
  inIdToken = true,
) {
  const claims = ['name', 'birthdate', 'document_number'];
  const configuration: Configuration = {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: claims },
    conformIdTokenClaims: !inIdToken,
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of tests'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    // Nobody is asked what they consent to.
    loadExistingGrant: async ({ oidc }) => {
      const { clientId } = oidc.client ?? {};
      const { accountId } = oidc.session ?? {};
      if (!clientId || !accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return answer(request, response);
    const chosen = searchParams.get('as');
    if (chosen === null) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(
        ['declined', ...Object.keys(people)].map((id) => `<p><a href="?as=${id}">${id}</a></p>`).join(''),
      );
    }
    await provider.interactionFinished(
      request,
      response,
      chosen === 'declined' ? { error: 'access_denied' } : { login: { accountId: chosen } },
    );
  });
  server.listen(Number(new URL(issuer).port), 'localhost');
  await once(server, 'listening');
  return {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

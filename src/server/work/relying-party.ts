import type { Context } from 'hono';
import type { RelyingParty } from '../../issuer/passkeys.ts';
import type { Service } from '../service.ts';

/**
 * Passkeys belong to the host that people reach the service at; the demo country's also to this machine itself, at
 * whatever port it is tried.
 */
export function relyingParty({ url, mode }: Service, context: Context): RelyingParty {
  const { hostname, origin } = new URL(url);
  const asking = context.req.header('origin') ?? '';
  const local = mode === 'demo' && URL.canParse(asking) && new URL(asking).hostname === 'localhost';
  return local ? { id: 'localhost', origin: asking } : { id: hostname, origin };
}

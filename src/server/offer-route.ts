import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { OfferRequest, type OfferResponse } from '../contract.ts';
import { countAgainst } from '../issuer/limits.ts';
import { DIGITS, makeOffer, OFFER_VALID_SECONDS } from '../issuer/offers.ts';
import { fail } from './answers.ts';
import { clientAddress } from './client-address.ts';
import { CONFIGURATION, PRE_AUTHORIZED } from './credential-routes.ts';
import { fromOurPages, isJson, jsonBody } from './requests.ts';
import type { Service } from './service.ts';

const MAX_BODY_BYTES = 1_000;
const PER_ADDRESS = { max: 60, windowSeconds: 900 };
const PER_PHONE = { max: 20, windowSeconds: 3_600 };

/** `POST /api/offers`: offers a certificate that this phone follows to another wallet (OpenID4VCI 1.0 §4.1). */
export function offerRoute(service: Service, trustProxy: boolean): Hono {
  const { lookUpDatabase: database, keys, url } = service;
  const routes = new Hono();
  routes.post(
    '/',
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (context) => fail(context, 'too-large') }),
    async (context) => {
      context.header('cache-control', 'no-store');
      if (!isJson(context) || !fromOurPages(context, url)) return fail(context, 'bad-request');
      const request = v.safeParse(OfferRequest, await jsonBody(context));
      if (!request.success) return fail(context, 'bad-request');
      const { follow, number } = request.output;
      const now = new Date();
      const limits = [
        { key: `offer address ${clientAddress(context, trustProxy)}`, ...PER_ADDRESS },
        { key: `offer phone ${follow}`, ...PER_PHONE },
      ];
      const wait = await countAgainst(database, keys.secret, limits, now);
      if (wait !== undefined) return fail(context, 'too-many-requests', { 'retry-after': String(wait) });
      const offer = await makeOffer(database, keys.secret, follow, number, now);
      if (!offer) return fail(context, 'not-found');
      return context.json<OfferResponse>({
        offer: offerUri(url, offer.code),
        digits: offer.digits,
        expiresInSeconds: OFFER_VALID_SECONDS,
      });
    },
  );
  return routes;
}

/** By value: the code is good for minutes and for nobody without the digits, and no second request is needed. */
function offerUri(url: string, code: string): string {
  const offer = {
    credential_issuer: url,
    credential_configuration_ids: [CONFIGURATION],
    grants: {
      [PRE_AUTHORIZED]: {
        'pre-authorized_code': code,
        tx_code: { input_mode: 'numeric', length: DIGITS },
      },
    },
  };
  return `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`;
}

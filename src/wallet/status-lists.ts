import type { Certificate } from '../certificate/certificate.ts';
import { statusListPath } from '../contract.ts';
import type { TrustBundle } from '../trust/bundle.ts';
import { fromNetwork } from '../ui/published-files.ts';
import type { KnownStatus, Statuses } from './statuses.ts';
import type { WalletCertificate } from './wallet.ts';

/** Of one certificate: the list that says its status, and its place there. */
interface Place {
  readonly id: string;
  readonly issuer: string;
  readonly shard: number;
  readonly index: number;
}

/**
 * Asks the published status lists whether certificates still hold: those of the issuer whose lists the bundle names. A
 * list has a million certificates, so that fetching it tells nobody whose is meant.
 *
 * @returns what was learnt; nothing about those whose list cannot be had or is not one that their issuer signed.
 */
export async function askStatusLists(
  certificates: readonly WalletCertificate[],
  bundle: TrustBundle,
  now: Date,
): Promise<Statuses> {
  if (!bundle.status) return {};
  const { lists } = bundle.status;
  // What reads them is loaded when somebody has a certificate.
  const { readStatusList, SHARD_INDEXES } = await import('../trust/status/status-list.ts');
  const places = certificates.flatMap((one) => placeOf(one, lists, SHARD_INDEXES) ?? []);
  const learnt: Record<string, KnownStatus> = {};
  for (const shard of new Set(places.map((place) => place.shard))) {
    const here = places.filter((place) => place.shard === shard);
    const keys = bundle.issuers
      .filter(({ family, iss }) => family === 'shc' && here.some(({ issuer }) => issuer === iss))
      .flatMap((issuer) => issuer.keys.map(({ kid, jwk }) => ({ ...jwk, kid })));
    try {
      const jwt = new TextDecoder().decode(await fromNetwork(statusListPath(shard)));
      const list = await readStatusList(jwt, uriOf(lists, shard), keys, now);
      for (const { id, index } of here) {
        const kind = list.statuses.get(index % SHARD_INDEXES);
        learnt[id] = { ...(kind && { kind }), askedAtSeconds: Math.floor(now.getTime() / 1000) };
      }
    } catch {
      // No network, or a list that proves nothing: what was known stands, with its age.
    }
  }
  return learnt;
}

/** A URI template with one expression (RFC 6570, level 1). */
const uriOf = (template: string, shard: number) => template.replace('{shard}', String(shard));

function placeOf({ id, certificate, twins }: WalletCertificate, lists: string, size: number) {
  const isListed = ({ format, issuer, revocationId }: Certificate) =>
    format === 'shc' && lists.startsWith(`${issuer}/`) && /^\d{1,12}$/.test(revocationId ?? '');
  const listed = [certificate, ...twins].find(isListed);
  if (!listed) return undefined;
  const index = Number(listed.revocationId);
  return { id, issuer: listed.issuer, shard: Math.floor(index / size), index } satisfies Place;
}

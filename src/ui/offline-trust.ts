import { base64url } from 'jose';
import { PATHS, TRUST_PART_FILE, trustPartPath } from '../contract.ts';
import { partDigest } from '../trust/part-digest.ts';
import { isStatusPath, STATUS_CACHE, TRUST_CACHE } from './trust-cache.ts';

/** Where a bundle waits until all its parts are here: half of one would be of no use without a network. */
const NEXT = `${PATHS.trustBundle}?next`;

/** Trust ages, so the network's copy comes first; a part never does, and comes from here where it is here. */
export async function answerTrust(path: string, request: Request, event: ExtendableEvent): Promise<Response> {
  const [, digest] = TRUST_PART_FILE.exec(path) ?? [];
  if (digest) return answerPart(path, digest, request, event);
  try {
    const response = await fetch(request);
    // The page keeps what statuses lead to, in a database of its own: a second copy would be of no use.
    if (response.ok && !isStatusPath(path)) event.waitUntil(keep(path, response.clone()));
    return response;
  } catch (error) {
    const kept = await (await caches.open(isStatusPath(path) ? STATUS_CACHE : TRUST_CACHE)).match(path);
    if (!kept) throw error;
    // Without its headers: the time that a kept answer bears is not the time.
    return new Response(kept.body);
  }
}

/** So that a first start without a network has something to judge by, also where the page may store nothing itself. */
export const keepTrust = (): Promise<void> =>
  inTurn(async (cache) => {
    // Earlier versions kept them here as well.
    for (const { url } of await cache.keys())
      if (isStatusPath(new URL(url).pathname)) await cache.delete(url);
    if (!(await cache.match(PATHS.trustRoot))) await cache.add(PATHS.trustRoot);
    const kept = await cache.match(PATHS.trustBundle);
    if (kept && (await isComplete(cache, await partsNamedIn(kept)))) return;
    const bundle = await fetched(PATHS.trustBundle);
    const named = await partsNamedIn(bundle.clone());
    await cache.put(NEXT, bundle);
    await Promise.all(
      [...named].map(async ([path, digest]) => {
        if (!(await cache.match(path))) await putPart(cache, path, digest, await fetched(path));
      }),
    );
    await settle(cache);
  });

async function answerPart(
  path: string,
  digest: string,
  request: Request,
  event: ExtendableEvent,
): Promise<Response> {
  const kept = await (await caches.open(TRUST_CACHE)).match(path);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const part = response.clone();
    event.waitUntil(
      inTurn(async (cache) => {
        await putPart(cache, path, digest, part);
        await settle(cache);
      }),
    );
  }
  return response;
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response;
}

const keep = (path: string, response: Response): Promise<void> =>
  inTurn(async (cache) => {
    if (path !== PATHS.trustBundle) return cache.put(path, response);
    // Throws for what is no bundle, such as the page of somebody's hotspot.
    await partsNamedIn(response.clone());
    await cache.put(NEXT, response);
    return settle(cache);
  });

/** What is no such part never takes its place: nothing would ever replace it. */
async function putPart(cache: Cache, path: string, digest: string, response: Response): Promise<void> {
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  if ((await partDigest(bytes)) === digest) await cache.put(path, response);
}

/** Lets the next bundle take its place once all its parts are here, and forgets the parts that nobody names. */
async function settle(cache: Cache): Promise<void> {
  const next = await cache.match(NEXT);
  const kept = await cache.match(PATHS.trustBundle);
  const named = next ? await partsNamedIn(next.clone()) : new Map<string, string>();
  let others = kept ? await partsNamedIn(kept) : new Map<string, string>();
  if (next && (await isComplete(cache, named))) {
    await cache.put(PATHS.trustBundle, next);
    await cache.delete(NEXT);
    others = new Map();
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    const isForgotten = TRUST_PART_FILE.test(pathname) && !named.has(pathname) && !others.has(pathname);
    if (isForgotten) await cache.delete(url);
  }
}

async function isComplete(cache: Cache, named: ReadonlyMap<string, string>): Promise<boolean> {
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  return [...named.keys()].every((path) => there.has(path));
}

/** The addresses and digests of the parts that a bundle says it has. Believed or not, only files are fetched for it. */
async function partsNamedIn(bundle: Response): Promise<ReadonlyMap<string, string>> {
  const [, payload = ''] = (await bundle.text()).split('.');
  const { parts = {} } = JSON.parse(new TextDecoder().decode(base64url.decode(payload)));
  return new Map(Object.keys(parts).map((digest) => [trustPartPath(digest), digest]));
}

let turn: Promise<unknown> = Promise.resolve();

/** One after another, so that none forgets what another has just begun to keep. */
function inTurn(work: (cache: Cache) => Promise<void>): Promise<void> {
  const mine = turn.then(async () => work(await caches.open(TRUST_CACHE)));
  turn = mine.catch(() => {});
  return mine;
}

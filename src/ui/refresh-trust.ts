import type { JWK } from 'jose';
import { PATHS, trustPartPath } from '../contract.ts';
import { readSignedBundle, type SignedBundle, type TrustBundle, withParts } from '../trust/bundle.ts';
import { checkPart, type PartLengths } from '../trust/bundle-parts.ts';
import { afterAnswer, afterClock, passedBy } from '../trust/clock.ts';
import { partDigest } from '../trust/part-digest.ts';
import { trustFrom } from '../trust/trust.ts';
import { TrustError } from '../trust/trust-error.ts';
import {
  lastTry,
  type RefreshAnswer,
  timeSeen,
  trustRefusal,
  trustRoots,
  trustState,
} from './cached-trust.ts';
import { downloadBundle, downloadRoots } from './download-trust.ts';
import {
  readKeptParts,
  readKeptTrust,
  replaceKeptBundle,
  writeKeptPart,
  writeKeptTrust,
} from './kept-trust.ts';
import { fromNetwork, type PublishedFiles } from './published-files.ts';

const REFRESH_EVERY_MS = 3_600_000;
/** As many as browsers fetch from one server over HTTP/1.1. */
const PARTS_AT_A_TIME = 6;

/** What is here, in memory always and on the device where it lets us. */
let roots: readonly JWK[] | undefined;
let areRootsKept = false;
let current:
  | { readonly text: string; readonly signed: SignedBundle; readonly bundle: TrustBundle | undefined }
  | undefined;
const parts = new Map<string, Uint8Array>();
/** Of all that the root signed and that was whole on this device once, also in another tab. */
let newestVersion = 0;

/** Takes up what is kept, asks for newer, and goes on asking. */
export async function start(): Promise<void> {
  await takeUpKept();
  if (current?.bundle) believe();
  const refreshed = refreshTrust();
  if (!current?.bundle) await refreshed;
  setInterval(() => void refreshTrust(), REFRESH_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refreshTrust();
    else void noteClock();
  });
  addEventListener('online', () => void refreshTrust());
}

let fromNetworkNow: Promise<RefreshAnswer> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** See `cached-trust.ts`. */
export function refreshTrust(files: PublishedFiles = fromNetwork): Promise<RefreshAnswer> {
  if (files !== fromNetwork) return inTurn(() => refresh(files));
  fromNetworkNow ??= inTurn(() => refresh(fromNetwork)).finally(() => {
    fromNetworkNow = undefined;
  });
  return fromNetworkNow;
}

/** One at a time on this device: of two tabs, the second finds what the first has fetched. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = turn.then(() =>
    navigator.locks ? navigator.locks.request('vi-vacxin-trust', work) : work(),
  ) as Promise<Result>;
  turn = mine.catch(() => {});
  return mine;
}

async function refresh(files: PublishedFiles): Promise<RefreshAnswer> {
  await takeUpKept();
  const answer = await ask(files);
  if (files === fromNetwork) lastTry.value = { at: new Date(), answer };
  // What was carried here and is no good is the business of who carried it.
  if (files === fromNetwork && answer.kind !== 'unreachable') {
    trustRefusal.value = answer.kind === 'refused' ? answer.code : undefined;
  }
  believe();
  return answer;
}

async function ask(files: PublishedFiles): Promise<RefreshAnswer> {
  try {
    // Pinned when first seen, and never from what somebody carried here; only the browser's "delete site data" undoes it.
    if (!roots) {
      roots = await downloadRoots();
      trustRoots.value = roots;
    }
    if (!areRootsKept) await writeKeptTrust({ roots });
    const { text, serviceSeconds } = await downloadBundle(files);
    const offered = current?.text === text ? current.signed : await readSignedBundle(text, roots);
    const { issuedAtSeconds } = offered;
    await noteClock(serviceSeconds === undefined ? undefined : { serviceSeconds, issuedAtSeconds });
    const answer = await takeUp(text, offered, files);
    // An answer that bears no time is the copy that the service worker has kept, older than what was carried here since.
    return answer.kind !== 'newer' && files === fromNetwork && serviceSeconds === undefined
      ? { kind: 'unreachable' }
      : answer;
  } catch (error) {
    // No network, or nothing that we may believe: what is here stands, and its age is on the screen.
    await noteClock();
    return error instanceof TrustError ? { kind: 'refused', code: error.code } : { kind: 'unreachable' };
  }
}

async function takeUp(text: string, offered: SignedBundle, files: PublishedFiles): Promise<RefreshAnswer> {
  const { version } = offered;
  if (version < newestVersion) return { kind: 'older', version };
  if (current?.bundle && version === current.signed.version) return { kind: 'same', version };
  await fetchMissing(offered.parts, files);
  const bundle = await withParts(offered, parts);
  await replaceKeptBundle(text, offered.parts, parts);
  current = { text, signed: offered, bundle };
  newestVersion = version;
  forgetUnnamed(offered.parts);
  return { kind: 'newer', version };
}

/** Each is kept as it arrives, so that a connection that breaks need not bring it again. */
async function fetchMissing(named: PartLengths, files: PublishedFiles): Promise<void> {
  const missing = [...named].filter(([digest]) => !parts.has(digest));
  for (let at = 0; at < missing.length; at += PARTS_AT_A_TIME) {
    const fetched = await Promise.allSettled(
      missing.slice(at, at + PARTS_AT_A_TIME).map(async ([digest, length]) => {
        const bytes = await files(trustPartPath(digest));
        await checkPart(digest, length, bytes);
        parts.set(digest, bytes);
        await writeKeptPart(digest, bytes);
      }),
    );
    const failed = fetched.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}

function forgetUnnamed(named: PartLengths): void {
  for (const digest of parts.keys()) if (!named.has(digest)) parts.delete(digest);
}

/** Another tab may have moved on. What is kept is believed no more than what comes. */
async function takeUpKept(): Promise<void> {
  const kept = await readKeptTrust();
  areRootsKept = kept.roots !== undefined;
  roots = kept.roots ?? roots;
  if (roots) trustRoots.value = roots;
  const seen = timeSeen.peek();
  const nowMs = performance.now();
  if (kept.latestSeenSeconds !== undefined && kept.latestSeenSeconds > passedBy(seen, nowMs)) {
    timeSeen.value = { ...seen, passedSeconds: kept.latestSeenSeconds, notedAtMs: nowMs };
  }
  if (current && kept.bundle === current.text) return;
  // Also those of a first bundle that did not arrive whole.
  for (const [digest, bytes] of await readKeptParts()) {
    if ((await partDigest(bytes)) === digest) parts.set(digest, bytes);
  }
  if (kept.bundle === undefined || !roots) return;
  const signed = await readSignedBundle(kept.bundle, roots).catch(() => undefined);
  if (!signed || signed.version < newestVersion) return;
  newestVersion = signed.version;
  // Without a part it is nothing to judge by, and yet no older bundle comes in; what this tab has still stands.
  const bundle = await withParts(signed, parts).catch(() => undefined);
  if (!bundle && current?.bundle) return;
  current = { text: kept.bundle, signed, bundle };
}

/** See `cached-trust.ts`. */
export async function keptTrustFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  await takeUpKept();
  if (!current?.bundle || !roots) return new Map();
  const named = [...current.signed.parts.keys()];
  return new Map([
    [PATHS.trustRoot, bytesOf(JSON.stringify({ keys: roots }))],
    [PATHS.trustBundle, bytesOf(current.text)],
    ...named.flatMap((digest) => {
      const bytes = parts.get(digest);
      return bytes ? [[trustPartPath(digest), bytes] as const] : [];
    }),
  ]);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Believes what is here, or nothing. */
function believe(): void {
  const bundle = current?.bundle;
  if (!bundle) {
    trustState.value = { status: 'none' };
    return;
  }
  const before = trustState.peek();
  const trust =
    before.status === 'ready' && before.bundle === bundle
      ? before.trust
      : trustFrom(bundle, () => passedBy(timeSeen.peek(), performance.now()));
  // Anew in any case: what is on the screen is judged again by what is known of the time.
  trustState.value = { status: 'ready', bundle, trust };
}

/** @param answer the time that the service has said, with when what came with it was issued; without, the clock is asked. */
async function noteClock(answer?: { serviceSeconds: number; issuedAtSeconds: number }): Promise<void> {
  const seen = timeSeen.peek();
  const clockSeconds = Date.now() / 1000;
  const nowMs = performance.now();
  timeSeen.value = answer
    ? afterAnswer(seen, answer.serviceSeconds, answer.issuedAtSeconds, clockSeconds, nowMs)
    : afterClock(seen, clockSeconds, nowMs);
  await writeKeptTrust({ latestSeenSeconds: timeSeen.peek().passedSeconds });
}

import { read } from '../certificate/read.ts';
import type { FollowResponse, SignedForms } from '../contract.ts';
import { loadTrust, trustState } from '../ui/cached-trust.ts';
import { type Follower, stillFollowed } from './following.ts';
import { askAgain } from './look-up-api.ts';
import { arrived } from './news.ts';
import { RequestError } from './request.ts';
import { askStatusLists } from './status-lists.ts';
import { type Statuses, toldBy, withLearnt } from './statuses.ts';
import { StorageError } from './storage.ts';
import { follow, keep, learn, type WalletState, walletNow } from './wallet.ts';

/** Nobody is asked about more often than this, however often the wallet is opened. */
const ASK_EVERY_SECONDS = 6 * 3_600;

let running: Promise<void> | undefined;

/**
 * Asks what has become of the people and certificates in the wallet: what was renewed or has come at last is put into it,
 * what does not hold any more is marked. Without a network nothing happens; nothing is thrown.
 *
 * @param atOnce also about what was asked a moment ago, since somebody wants to know.
 */
export function keepCurrent(atOnce = false): Promise<void> {
  if (running && !atOnce) return running;
  // What is under way may pass over what somebody wants to know now.
  const before = running?.catch(() => {}) ?? Promise.resolve();
  const mine = before
    .then(() => ask(atOnce))
    .finally(() => {
      if (running === mine) running = undefined;
    });
  running = mine;
  return mine;
}

async function ask(atOnce: boolean): Promise<void> {
  const startedAtSeconds = Math.floor(Date.now() / 1000);
  try {
    // The wallet's screens judge by it too, whether or not the service answers.
    void loadTrust();
    await askAboutPeople(atOnce);
    await askAboutCertificates(atOnce, startedAtSeconds);
  } catch (error) {
    // A device that keeps nothing shows that by itself.
    if (!(error instanceof StorageError)) throw error;
  }
}

const isDue = (askedAtSeconds: number | undefined, atOnce: boolean) =>
  atOnce || askedAtSeconds === undefined || Date.now() / 1000 - askedAtSeconds >= ASK_EVERY_SECONDS;

const open = async (): Promise<Extract<WalletState, { status: 'open' }> | undefined> => {
  const wallet = await walletNow();
  return wallet.status === 'open' ? wallet : undefined;
};

async function askAboutPeople(atOnce: boolean): Promise<void> {
  const wallet = await open();
  if (!wallet) return;
  const numbers = new Set(wallet.certificates.flatMap(({ certificate }) => certificate.number ?? []));
  const followed = stillFollowed(wallet.following, numbers);
  if (followed.length < wallet.following.length) {
    await follow((following) => stillFollowed(following, numbers));
  }
  for (const follower of followed.filter(({ askedAtSeconds }) => isDue(askedAtSeconds, atOnce))) {
    try {
      await take(follower, await askAgain(follower.token));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.code !== 'not-found') return;
      // The service has forgotten this phone; whoever wants to hear more looks up again.
      await follow((following) => following.filter(({ id }) => id !== follower.id));
    }
  }
}

async function take(follower: Follower, answer: FollowResponse): Promise<void> {
  // Locked meanwhile: nobody is asked to open it for something that they have not asked for.
  if (!(await open())) return;
  const askedAtSeconds = Math.floor(Date.now() / 1000);
  const received = [...follower.received];
  for (const forms of answer.status?.certificates ?? []) {
    const number = await keepNew(forms, received);
    if (number !== undefined) received.push(number);
  }
  const { name, steps, findings } = answer.status ?? follower;
  await follow((following) =>
    following.map((one) =>
      one.id === follower.id ? { ...one, name, steps, findings, received, askedAtSeconds } : one,
    ),
  );
  const wallet = await open();
  const kept = (wallet?.certificates ?? []).map(({ id, certificate, twins }) => ({
    id,
    number: certificate.number,
    texts: [certificate, ...twins].map(({ signedText }) => signedText),
  }));
  await note(toldBy(answer, kept, askedAtSeconds));
}

/** @returns the number of a certificate that had not come before. */
async function keepNew(
  { signedText, twins }: SignedForms,
  received: readonly string[],
): Promise<string | undefined> {
  let certificate: ReturnType<typeof read>;
  try {
    certificate = read(signedText);
  } catch {
    return undefined;
  }
  if (received.includes(certificate.number ?? '')) return undefined;
  const { id, alreadyThere } = await keep(certificate, twins);
  if (!alreadyThere) arrived.value = [...arrived.value, id];
  return certificate.number;
}

/** @param startedAtSeconds what the service has said since is newer than any list. */
async function askAboutCertificates(atOnce: boolean, startedAtSeconds: number): Promise<void> {
  await loadTrust();
  const wallet = await open();
  if (!wallet || trustState.value.status !== 'ready') return;
  const due = wallet.certificates.filter(({ id }) => {
    const askedAtSeconds = wallet.statuses[id]?.askedAtSeconds;
    return isDue(askedAtSeconds, atOnce) && (askedAtSeconds ?? 0) < startedAtSeconds;
  });
  if (due.length > 0) await note(await askStatusLists(due, trustState.value.bundle, new Date()));
}

async function note(learnt: Statuses): Promise<void> {
  const wallet = await open();
  if (!wallet || Object.keys(learnt).length === 0) return;
  const ids = wallet.certificates.map(({ id }) => id);
  await learn((known) => withLearnt(known, learnt, ids));
}

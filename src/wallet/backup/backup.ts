import * as v from 'valibot';
import { readArrangement } from '../arrangement.ts';
import { type Follower, readFollowing } from '../following.ts';
import { readStatuses } from '../statuses.ts';
import { changeNote, NOTES, type NoteId, StoredContent } from '../storage.ts';
import { keep, readOrNothing, refresh } from '../wallet.ts';
import { inDatabase, readSealed, SEALED_STORES, type SealedStore } from '../wallet-database.ts';
import { BackupError, openBackup, sealBackup } from './container.ts';

const Entry = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  text: v.pipe(v.string(), v.maxLength(200_000)),
});
type Entry = v.InferOutput<typeof Entry>;

const MOST_ENTRIES = 2_000;

/** Everything that is sealed in a wallet, by its store. What a newer app keeps besides is passed over. */
const Content = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(1),
    entries: v.record(v.string(), v.pipe(v.array(Entry), v.maxLength(MOST_ENTRIES))),
  }),
);

/**
 * The whole wallet as text, to be encrypted before it leaves this device.
 *
 * @throws {StorageError}
 */
export async function walletContent(): Promise<{ content: string; certificates: number }> {
  const entries: Partial<Record<SealedStore, Entry[]>> = {};
  for (const store of SEALED_STORES) {
    const read = await inDatabase((database) => readSealed(database, store));
    entries[store] = read.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]));
  }
  const content = JSON.stringify({ version: 1, entries });
  return { content, certificates: entries.certificate?.length ?? 0 };
}

/**
 * The whole wallet as the content of one encrypted file.
 *
 * @throws {StorageError}
 * @throws {BackupError} `no-memory`
 */
export async function makeBackup(passphrase: string): Promise<{ sealed: string; certificates: number }> {
  const { content, certificates } = await walletContent();
  return { sealed: await sealBackup(content, passphrase), certificates };
}

export interface Restored {
  readonly added: number;
  readonly alreadyThere: number;
  /** Entries that this app cannot read; the others are restored all the same. */
  readonly unreadable: number;
}

/**
 * Brings what a backup has into the wallet, beside what is there: nothing of that is lost or doubled.
 *
 * @throws {BackupError}
 * @throws {StorageError} what was restored until then stays, and the rest comes at the next try.
 */
export async function restoreBackup(sealed: string, passphrase: string): Promise<Restored> {
  return restoreContent(await openBackup(sealed, passphrase));
}

/** The same from the content of a backup, however it came. @throws as `restoreBackup` */
export async function restoreContent(text: string): Promise<Restored> {
  const content = v.safeParse(Content, text);
  if (!content.success) throw new BackupError('damaged');
  const counts = { added: 0, alreadyThere: 0, unreadable: 0 };
  for (const store of SEALED_STORES) {
    for (const entry of content.output.entries[store] ?? []) {
      const became = await RESTORE[store](entry);
      if (became) counts[became]++;
    }
  }
  await refresh();
  return counts;
}

const RESTORE: Record<SealedStore, (entry: Entry) => Promise<keyof Restored | undefined>> = {
  certificate: restoreCertificate,
  note: restoreNote,
};

/** Beside what this wallet says of the same; it is no certificate, and counts as none. */
async function restoreNote({ id, text }: Entry): Promise<undefined> {
  const note = NOTES.find((known) => known === id);
  if (note) await changeNote(note, (here) => MERGE[note](here, text));
  return undefined;
}

const MERGE: Record<NoteId, (here: string | undefined, brought: string) => string> = {
  // Who has arranged people here goes on seeing them so.
  arrangement: (here, brought) =>
    JSON.stringify([readArrangement(here), readArrangement(brought)].find(({ length }) => length > 0) ?? []),
  following: (here, brought) => {
    const [followed, more] = [readFollowing(here), readFollowing(brought)];
    const isNew = ({ token }: Follower) => !followed.some((one) => one.token === token);
    return JSON.stringify([...followed, ...more.filter(isNew)]);
  },
  statuses: (here, brought) => JSON.stringify({ ...readStatuses(brought), ...readStatuses(here) }),
};

/** Under its old name and in its old place among the others, unless the wallet has given that name to another. */
async function restoreCertificate({ id, text }: Entry): Promise<keyof Restored> {
  const content = v.safeParse(StoredContent, text);
  const certificate = content.success ? readOrNothing(content.output.signedText) : undefined;
  if (!content.success || !certificate) return 'unreadable';
  const { twins, addedAtMs } = content.output;
  const { alreadyThere } = await keep(certificate, twins, { id, addedAtMs });
  return alreadyThere ? 'alreadyThere' : 'added';
}

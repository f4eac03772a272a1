import * as v from 'valibot';
import { recall, remember } from '../ui/remembered.ts';
import { inDatabase, putSealed, readSealed, tellTabs } from './wallet-database.ts';

export { StorageError, type StorageErrorCode } from './wallet-database.ts';

/** A certificate as it is kept: its signed text, those of its twins in other formats, and when it came. */
export interface StoredText {
  /** Random; names the certificate on this device and says nothing about it. */
  readonly id: string;
  readonly signedText: string;
  readonly twins: readonly string[];
  readonly addedAtMs: number;
}

/** What the wallet keeps besides certificates: one text of each kind. */
export const NOTES = ['arrangement', 'following', 'statuses'] as const;
export type NoteId = (typeof NOTES)[number];
export type Notes = Readonly<Partial<Record<NoteId, string>>>;

/** A kept certificate but for its id, as text. */
export const StoredContent = v.pipe(
  v.string(),
  v.parseJson(),
  // What was kept before there were twins has none.
  v.object({ signedText: v.string(), twins: v.optional(v.array(v.string()), []), addedAtMs: v.number() }),
);

/** Something was kept here that nobody has deleted, and the browser has it no more; or there is hardly space left. */
export type StorageTroubleKind = 'lost' | 'nearly-full';

/** Less is left than an update of the app and a family's certificates need. */
const NEARLY_FULL_BYTES = 5_000_000;

/** Whether anything should be here: so that a wallet that the browser has cleared is not taken for a new one. */
const KEPT = 'kept';

/**
 * Everything that is kept on this device. An entry that cannot be decrypted is named and never hides the others; a note
 * that cannot be is left out.
 *
 * @throws {StorageError}
 */
export async function readStored(): Promise<{
  texts: StoredText[];
  unreadableIds: string[];
  notes: Notes;
  trouble: StorageTroubleKind | undefined;
}> {
  // At once: whoever opens the wallet waits for each answer of the device.
  const [entries, notes, space] = await Promise.all([
    inDatabase((database) => readSealed(database, 'certificate')),
    inDatabase((database) => readSealed(database, 'note')),
    spaceTrouble(),
  ]);
  const texts: StoredText[] = [];
  const unreadableIds: string[] = [];
  for (const { id, text } of entries) {
    const content = v.safeParse(StoredContent, text);
    if (content.success) texts.push({ id, ...content.output });
    else unreadableIds.push(id);
  }
  if (entries.length > 0) remember(KEPT, 'yes');
  const isLost = entries.length === 0 && recall(KEPT) === 'yes';
  return {
    texts,
    unreadableIds,
    notes: Object.fromEntries(notes.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text]]))),
    trouble: isLost ? 'lost' : space,
  };
}

async function spaceTrouble(): Promise<'nearly-full' | undefined> {
  try {
    const { quota = NEARLY_FULL_BYTES, usage = 0 } = await navigator.storage.estimate();
    return quota - usage < NEARLY_FULL_BYTES ? 'nearly-full' : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Encrypts a certificate's signed texts and keeps them; then asks the browser not to clear this site when space runs
 * short.
 *
 * @param known by which the certificate is known already, here or in a backup; undefined for a new one.
 * @throws {StorageError}
 */
export async function store(
  forms: Pick<StoredText, 'signedText' | 'twins'>,
  known?: Pick<StoredText, 'id' | 'addedAtMs'>,
): Promise<StoredText> {
  const { id, addedAtMs } = known ?? { id: crypto.randomUUID?.() ?? '', addedAtMs: Date.now() };
  await inDatabase((database) =>
    putSealed(database, 'certificate', { id, text: JSON.stringify({ ...forms, addedAtMs }) }),
  );
  void navigator.storage?.persist?.().catch(() => {});
  tellTabs('changed');
  return { id, ...forms, addedAtMs };
}

/**
 * Puts another text in the place of a note, one tab after the other.
 *
 * @param change is given what the note says now, if there is one that can be read.
 * @throws {StorageError}
 */
export async function changeNote(id: NoteId, change: (text: string | undefined) => string): Promise<void> {
  const replace = () =>
    inDatabase(async (database) => {
      const notes = await readSealed(database, 'note');
      const text = change(notes.find((note) => note.id === id)?.text);
      await putSealed(database, 'note', { id, text });
    });
  await (navigator.locks ? navigator.locks.request(`vi-vacxin-wallet ${id}`, replace) : replace());
  tellTabs('changed');
}

/** @throws {StorageError} */
export async function removeStored(ids: readonly string[]): Promise<void> {
  await inDatabase(async (database) => {
    const transaction = database.transaction('certificate', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    if ((await database.count('certificate')) === 0) forgetKept();
  });
  tellTabs('changed');
}

/** The wallet is empty, and its person knows. */
export function forgetKept(): void {
  remember(KEPT, 'no');
}

import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { deviceKey, type KeyStore, type Sealed, seal, unseal } from '../../ui/sealed-storage.ts';
import { Decision } from '../../work-contract/decisions.ts';
import type { OutboxStore, Outgoing, Refusal } from './outbox.ts';

/** Whose it is stands outside the seal, so that another account's need not be opened. */
interface StoredOutgoing extends Sealed {
  readonly accountId: number;
}

interface OutboxDatabase extends KeyStore {
  outgoing: { key: string; value: StoredOutgoing; indexes: { account: number } };
}

const Content = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    order: v.number(),
    about: v.string(),
    decision: Decision,
    refused: v.optional(v.array(v.custom<Refusal>((value) => typeof value === 'object' && value !== null))),
  }),
);

let opening: Promise<IDBPDatabase<OutboxDatabase>> | undefined;

function openDatabase(): Promise<IDBPDatabase<OutboxDatabase>> {
  opening ??= openDB<OutboxDatabase>('vi-vacxin-work', 1, {
    upgrade(database) {
      database.createObjectStore('key');
      database.createObjectStore('outgoing', { keyPath: 'id' }).createIndex('account', 'accountId');
    },
    blocking: (_current, _blocked, event) => {
      opening = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Outgoing decisions in the browser's database, sealed as the wallet's certificates are. */
export const deviceStore: OutboxStore = {
  async read(accountId) {
    const database = await openDatabase();
    const key = await deviceKey(database);
    const outgoing: Outgoing[] = [];
    for (const entry of await database.getAllFromIndex('outgoing', 'account', accountId)) {
      const { refused, ...content } = v.parse(Content, await unseal(key, entry));
      outgoing.push({ accountId, ...content, ...(refused && { refused }) });
    }
    return outgoing;
  },
  async put({ accountId, ...content }) {
    const database = await openDatabase();
    const sealed = await seal(await deviceKey(database), content.decision.id, JSON.stringify(content));
    await database.put('outgoing', { ...sealed, accountId });
  },
  async remove(decisionId) {
    await (await openDatabase()).delete('outgoing', decisionId);
  },
};

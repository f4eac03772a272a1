import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * A database of this device, opened when it is first wanted, and again where the browser or another tab's newer version
 * has closed it. Rejects where the device keeps nothing.
 */
export function databaseOf<Schema extends DBSchema>(
  name: string,
  upgrade: (database: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opening = undefined;
  };
  return () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade,
      blocking: (_current, _blocked, event) => {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    }).catch((error) => {
      forget();
      throw error;
    });
    return opening;
  };
}

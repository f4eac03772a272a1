import { signal } from '@preact/signals';
import { AccountList } from '../../work-contract/session.ts';
import { ask, WorkError } from '../api.ts';
import { me } from '../session.ts';

export type Account = AccountList['accounts'][number];

interface Known {
  /** Undefined while the list has not come. */
  readonly list: readonly Account[] | undefined;
  readonly isLoading: boolean;
  readonly problem: WorkError | undefined;
}

/** The accounts of one's territory. */
export const accounts = signal<Known>({ list: undefined, isLoading: false, problem: undefined });

me.subscribe(() => {
  accounts.value = { list: undefined, isLoading: false, problem: undefined };
});

/** Fetches them; those that are on screen stay meanwhile. */
export async function loadAccounts(): Promise<void> {
  const asking: Known = { ...accounts.peek(), isLoading: true, problem: undefined };
  accounts.value = asking;
  let done: Partial<Known>;
  try {
    done = { list: (await ask('accounts', undefined, AccountList)).accounts };
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    done = { problem: error };
  }
  if (accounts.peek() === asking) accounts.value = { ...asking, isLoading: false, ...done };
}

/** Where an account belongs, from the smallest place up; empty for the whole country. */
export const placeOf = ({ facility, commune, province }: Account): string =>
  [facility, commune, province].filter((place) => place !== null).join(', ');
